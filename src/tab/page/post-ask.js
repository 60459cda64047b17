import { ask } from './ask.js'

/** @import { Given } from './post-page.js' */

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
