import { loadCards } from './load-cards.js'

/** @import { openStep } from './further-step.js' */

/**
 * A further step on a page that loads what draws cards only once there is a card to draw.
 * @param {Parameters<typeof openStep>} step
 * @returns {Promise<boolean>} whether it is open; if not, what draws it did not come
 */
export async function openCardStep(...step) {
  try {
    await loadCards()
    const further = await import('./further-step.js')
    further.openStep(...step)
    return true
  } catch {
    return false
  }
}
