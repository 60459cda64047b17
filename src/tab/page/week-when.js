import { byId, element } from './element.js'

/** @import { Release, Slot } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * The way to move a parution that needs neither a pointer that drags nor arrows: a day and an hour, typed.
 * @param {Release} release
 * @param {Slot} slot as it is offered
 * @param {Text} text
 * @returns {Promise<Slot | null>} null: given up
 */
export function askWhen({ title }, slot, text) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('step'))
  return new Promise(resolve => {
    const input = (/** @type {string} */ type, /** @type {string} */ value) =>
      /** @type {HTMLInputElement} */ (element('input', { id: `when-${type}`, type, value, required: true }))
    const day = input('date', slot.day)
    const time = input('time', slot.time)
    const field = (/** @type {HTMLInputElement} */ control, /** @type {string} */ label) =>
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
