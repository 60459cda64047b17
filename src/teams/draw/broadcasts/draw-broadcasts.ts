import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

/** How many lines a card shows. */
const linesMax = 12

export function drawBroadcasts(broadcasts: readonly Broadcast[], look: Look): Card {
  const { words } = look
  const lines = broadcasts.slice(0, linesMax).map(broadcast => {
    const { reference, state, title, finishedAt, startedAt, scheduledFor, planned, headCount } = broadcast
    const at = finishedAt ?? startedAt ?? scheduledFor
    const values = { reference, state: words.text(`states.broadcast.${state}`) }
    return {
      title: escapeLine(title),
      line: at ? words.text('broadcasts.list.at', { ...values, date: words.date(at) }) : words.text('broadcasts.list.line', values),
      people: words.count('audience.headCount', planned ?? headCount),
    }
  })
  return drawCard('broadcasts/list', { lines, empty: lines.length === 0 }, look)
}
