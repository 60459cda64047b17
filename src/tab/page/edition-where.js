import { openTo } from './edition-plan.js'
import { byId, element } from './element.js'

/** @import { Line, Section } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * The way to move a line that needs neither a pointer that drags nor arrows: its heading, from a list.
 * @param {Line} line
 * @param {readonly Section[]} sections
 * @param {Text} text
 * @returns {Promise<string | null>} id of the section; null: given up
 */
export function askWhere({ id, title }, sections, text) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('step'))
  return new Promise(resolve => {
    const choice = /** @type {HTMLSelectElement} */ (element('select', { id: 'where-section' }))
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
