import { openTo } from './placed-lines.ts'
import { byId, element } from '../shell/element.ts'
import type { WrittenLine, WrittenSection } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The way to move a line that needs neither a pointer that drags nor arrows: its section, from a list. Answers the id
 * of the section; null: given up.
 */
export function askWhere(
  { id, title }: WrittenLine,
  sections: readonly WrittenSection[],
  text: Text,
): Promise<string | null> {
  const dialog = byId('step') as HTMLDialogElement
  return new Promise(resolve => {
    const choice = element('select', { id: 'where-section' }) as HTMLSelectElement
    for (const section of openTo(sections, id)) {
      const isHere = section.lines.some(one => one.id === id)
      choice.append(element('option', { value: section.id, selected: isHere }, section.name))
    }
    const form = element(
      'form.asked',
      {
        onsubmit: event => {
          event.preventDefault()
          dialog.close('yes')
        },
      },
      element('h2', { id: 'step-title', tabindex: '-1' }, text('edition.carry', { title })),
      element('p.filter', {}, element('label', { for: 'where-section' }, text('edition.section')), choice),
      element(
        'p.acts',
        {},
        element('button.primary', { type: 'submit' }, text('edition.toSection')),
        element('button', { type: 'button', onclick: () => dialog.close('') }, text('edition.cancel')),
      ),
    )
    dialog.returnValue = ''
    dialog.onclose = () => {
      dialog.onclose = null
      resolve(dialog.returnValue === 'yes' ? choice.value : null)
    }
    dialog.replaceChildren(form)
    dialog.showModal()
    choice.focus()
  })
}
