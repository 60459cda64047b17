import { keyOf } from '../../core/domain/placements/placed-card.ts'
import { on } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { receivedBy, type Sent } from './sent-events.ts'
import { thanksVerbs } from './thanks-verbs.ts'
import { equivalentOf, forAll } from '../turn/word-facts.ts'

const thankedFirst = receivedBy(async (turn, all) => {
  const asked = await thanked(turn, all)
  return asked.length > 0 ? asked : all
})

/** « utile 42 4 » */
export const thanksWords = {
  rate: equivalentOf(
    forAll,
    ['event.rate'],
    on(thankedFirst, async (turn, one, useful) =>
      (await thanked(turn, [one])).length > 0
        ? press(turn, thanksVerbs, 'event.rate', { postId: one.postId, useful })
        : refusal(turn, { kind: 'not-thanked' }),
    ),
  ),
} satisfies TypedWords

/** Of these events those for which this person was thanked. */
async function thanked<One extends Sent>(turn: Turn, meant: One[]): Promise<One[]> {
  const { placements } = turn.ports
  const cards = await Promise.all(
    meant.map(({ postId }) => placements.byKey(keyOf({ card: 'thanks', postId, person: turn.actor.id }))),
  )
  return meant.filter((_, index) => cards[index])
}
