import { loadCards } from './load-cards.ts'
import type { openStep } from './further-step.ts'

/**
 * A further step on a page that loads what draws cards only once there is a card to draw. False: the library could not
 * be loaded.
 */
export async function openCardStep(...step: Parameters<typeof openStep>): Promise<boolean> {
  try {
    await loadCards()
    const further = await import('./further-step.ts')
    further.openStep(...step)
    return true
  } catch {
    return false
  }
}
