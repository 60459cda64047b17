import { readEvent } from '../../core/use-cases/events/read-event.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { sentLately } from './sent-events.ts'
import { eventVerbs } from './event-verbs.ts'

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
  const meant = await sentLately(turn, text)
  const received = await Promise.all(meant.map(({ postId }) => readEvent(turn.ports, turn.actor.id, postId)))
  return meant.filter((_, index) => received[index])
}
