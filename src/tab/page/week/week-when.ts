import { byId, element } from '../shell/element.ts'
import type { Slot } from './drawn/week-types.ts'
import type { WrittenRelease } from '../../../teams/week/drawn/written-week.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The way to move a release that needs neither a pointer that drags nor arrows: a day and an hour, typed. `slot`:
 * offered first. Null: given up.
 */
export function askWhen({ title }: WrittenRelease, slot: Slot, text: Text): Promise<Slot | null> {
  const dialog = byId('step') as HTMLDialogElement
  return new Promise(resolve => {
    const input = (type: string, value: string) =>
      element('input', { id: `when-${type}`, type, value, required: true }) as HTMLInputElement
    const day = input('date', slot.day)
    const time = input('time', slot.time)
    const field = (control: HTMLInputElement, label: string) =>
      element('p.filter', {}, element('label', { for: control.id }, label), control)
    const heading = element('h2', { id: 'step-title', tabindex: '-1' }, text('week.carry', { title }))
    const cancel = element('button', { type: 'button', onclick: () => dialog.close('') }, text('week.cancel'))
    const form = element(
      'form.asked',
      {
        onsubmit: event => {
          event.preventDefault()
          dialog.close('yes')
        },
      },
      heading,
      element('div.pair', {}, field(day, text('week.day')), field(time, text('week.time'))),
      element('p.acts', {}, element('button.primary', { type: 'submit' }, text('week.move')), cancel),
    )
    dialog.returnValue = ''
    dialog.onclose = () => {
      dialog.onclose = null
      resolve(dialog.returnValue === 'yes' ? { day: day.value, time: time.value.slice(0, 5) } : null)
    }
    dialog.replaceChildren(form)
    dialog.showModal()
    day.focus()
  })
}
