import { byId, element } from './element.js'

/**
 * Asks before something that matters, in front of the page; Escape is no.
 * @param {string} question
 * @param {{ yes: string, no: string }} titles
 * @returns {Promise<boolean>}
 */
export function ask(question, { yes, no }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('step'))
  return new Promise(resolve => {
    dialog.onclose = () => {
      dialog.onclose = null
      resolve(dialog.returnValue === 'yes')
    }
    const button = (/** @type {string} */ title, /** @type {string} */ value) =>
      element('button', { type: 'button', onclick: () => dialog.close(value) }, title)
    const title = element('h2', { id: 'step-title', tabindex: '-1' }, question)
    dialog.returnValue = ''
    dialog.replaceChildren(element('div.asked', {}, title, element('p.acts', {}, button(yes, 'yes'), button(no, 'no'))))
    dialog.showModal()
    title.focus()
  })
}
