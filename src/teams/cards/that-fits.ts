import type { Card } from './card-templates.ts'

/**
 * A card may have 28 KB; some are left for what is sent around it:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const bytesMost = 25 * 1024

/** The first of these cuts, from the fullest to the shortest, with which the card is small enough. */
export function thatFits<Cut>(cuts: readonly [Cut, ...Cut[]], draw: (cut: Cut) => Card): Card {
  const [cut, next, ...others] = cuts
  const card = draw(cut)
  const isLast = next === undefined
  return isLast || Buffer.byteLength(JSON.stringify(card)) <= bytesMost ? card : thatFits([next, ...others], draw)
}
