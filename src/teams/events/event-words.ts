import { readEvent } from '../../core/use-cases/events/read-event.ts'
import { matchesReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { eventVerbs } from './event-verbs.ts'

const recentMost = 100

export const eventWords = {
  join: on('event.join'),
  maybe: on('event.maybe'),
  leave: on('event.leave'),
} satisfies TypedWords

function on(name: keyof typeof eventVerbs): TypedWord {
  return async (turn, reference) =>
    pickOne(turn, await named(turn, reference), reference, async ({ postId }) => [
      await press(turn, eventVerbs, name, { postId }),
    ])
}

/** Among the events that this person received; by the post's reference or the broadcast's. */
async function named(turn: Turn, text: string): Promise<{ postId: string; reference: Reference }[]> {
  const typed = parseReference(text)
  if (!typed) return []
  const recent = await turn.ports.broadcasts.recent(recentMost)
  const meant = recent.flatMap(({ postId, postReference, reference }) => {
    const matching = [postReference, reference].find(one => matchesReference(typed, one))
    return matching === undefined ? [] : [{ postId, reference: matching }]
  })
  const received = await Promise.all(meant.map(({ postId }) => readEvent(turn.ports, turn.actor.id, postId)))
  const own = meant.filter((_, index) => received[index])
  return own.filter(({ postId }, index) => own.findIndex(one => one.postId === postId) === index)
}
