import { keyOf } from '../../core/domain/placements/placed-card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { pickReceived, type Sent } from './sent-events.ts'
import { thanksVerbs } from './thanks-verbs.ts'
import { forAll, word } from '../turn/word-facts.ts'

/** « utile 42 4 » */
export const thanksWords = {
  rate: word(forAll, async (turn, reference, rest) =>
    pickReceived(
      turn,
      reference,
      async one => [
        (await thanked(turn, [one])).length > 0
          ? await press(turn, thanksVerbs, 'event.rate', { postId: one.postId, useful: rest })
          : refusal(turn, { kind: 'not-thanked' }),
      ],
      async received => {
        const asked = await thanked(turn, received)
        return asked.length > 0 ? asked : received
      },
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
