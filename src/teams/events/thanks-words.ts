import type { Reference } from '../../core/domain/reference.ts'
import { keyOf } from '../../core/domain/placements/placed-card.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { sentLately } from './sent-events.ts'
import { thanksVerbs } from './thanks-verbs.ts'

/** « utile 42 4 » */
export const thanksWords = {
  rate: async (turn, reference, rest) =>
    pickOne(turn, await thanked(turn, reference), reference, async ({ postId }) => [
      await press(turn, thanksVerbs, 'event.rate', { postId, useful: rest }),
    ]),
} satisfies TypedWords

/** Among the events for which this person was thanked. */
async function thanked(turn: Turn, text: string): Promise<{ postId: string; reference: Reference }[]> {
  const meant = await sentLately(turn, text)
  const { placements } = turn.ports
  const cards = await Promise.all(
    meant.map(({ postId }) => placements.byKey(keyOf({ card: 'thanks', postId, person: turn.actor.id }))),
  )
  return meant.filter((_, index) => cards[index])
}
