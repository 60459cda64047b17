import { byId, element } from './element.js'

/** @import { Given } from './post-page.js' */

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

/**
 * What is under way becomes a draft again only if the writer says so; after a no what they typed is gone from the page.
 * @param {Pick<Given, 'kept' | 'state' | 'text'>} given
 * @param {string} why what a change ends
 * @param {boolean} isLate it was not known when they typed: their words are kept, and offered another time
 * @returns {Promise<boolean>}
 */
export async function mayReopen({ kept, state, text }, why, isLate) {
  state.mayReopen = await ask(why, { yes: text('post.reopen.yes'), no: text('post.reopen.no') })
  if (state.mayReopen) return true
  if (isLate) kept.putAside(state.unsaved, state.post.revision)
  state.drop()
  return false
}
