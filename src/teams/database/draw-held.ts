import type { Hold } from '../../core/ports/database.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'

/** `admin`: may decide; `sure`: asked once more. */
export type HeldData = { hold: Pick<Hold, 'because' | 'since'>; admin: boolean; sure: boolean }

/** Nothing leaves, why, and who decides. */
export function drawHeld({ hold, admin, sure }: HeldData, look: Look): Card {
  const { words } = look
  const because = words.text(`replies.held.because.${hold.because}`, { date: words.date(hold.since) })
  return drawCard('replies/held', { because, admin, sure }, look)
}
