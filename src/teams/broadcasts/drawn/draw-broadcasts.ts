import type { ListedBroadcast } from '../../../core/use-cases/broadcasts/seen/see-broadcast.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { stateSince } from './broadcast-header.ts'
import { share } from './broadcast-figures.ts'

/** The newest broadcasts: title, state, how many got it out of how many. */
export function drawBroadcasts(broadcasts: readonly ListedBroadcast[], look: Look): Card {
  const { words } = look
  const lines = broadcasts.map(listed => ({
    title: escapeLine(listed.broadcast.title),
    line: lineText(listed, words),
    people: peopleText(listed, words),
  }))
  return drawCard('broadcasts/list', { lines, empty: lines.length === 0 }, look)
}

function lineText({ broadcast, changes }: ListedBroadcast, words: Words): string {
  const { reference, kind, finishedAt, startedAt, scheduledFor } = broadcast
  const at = changes[0]?.broadcast.finishedAt ?? finishedAt ?? startedAt ?? scheduledFor
  const key = keysOf('broadcasts.list')
  const values = { reference, state: stateSince(broadcast, changes, words) }
  const date = at ? words.date(at) : null
  if (kind === 'send')
    return date === null ? words.text(key('line'), values) : words.text(key('at'), { ...values, date })
  const changing = { ...values, kind: words.text(key(`kinds.${kind}`)) }
  return date === null ? words.text(key('kind'), changing) : words.text(key('kindAt'), { ...changing, date })
}

/** Until it is planned, the number that was approved. */
function peopleText({ broadcast, counts }: ListedBroadcast, words: Words): string {
  if (counts === null) return words.count('audience.headCount', broadcast.headCount)
  return share(
    counts.delivered,
    Object.values(counts).reduce((sum, n) => sum + n, 0),
    words,
  )
}
