import { creditAuthor } from '../../core/use-cases/posts/writing/credit-author.ts'
import { isInboxAway } from '../../core/use-cases/placements/kept/place-away.ts'
import type { Answer } from '../turn/answer.ts'
import { among, asId, equivalent } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { creditOffer } from './drawn/draw-credit.ts'
import { drawReceipt } from './drawn/draw-receipt.ts'
import { own } from '../turn/verb-facts.ts'
import { forAll } from '../turn/word-facts.ts'

const mineMost = 100

/** Two verbs: a single toggling one, delivered twice, would undo itself. */
export const creditVerbs = {
  'initiative.credit': verb(own('declare'), ['initiativeId'], (turn, { initiativeId }) =>
    credit(turn, initiativeId, true),
  ),
  'initiative.uncredit': verb(own('uncounted'), ['initiativeId'], (turn, { initiativeId }) =>
    credit(turn, initiativeId, false),
  ),
} satisfies Verbs

const mine = (what: 'credit' | 'uncredit') =>
  asId(
    'initiativeId',
    among({
      all: ({ ports, actor }) => ports.initiatives.byAuthor(actor.id, mineMost),
      able: one => creditOffer(one, null) === what,
    }),
  )

export const creditWords = {
  credit: equivalent(forAll, creditVerbs, 'initiative.credit', mine('credit')),
  uncredit: equivalent(forAll, creditVerbs, 'initiative.uncredit', mine('uncredit')),
} satisfies TypedWords

async function credit(turn: Turn, id: string, agrees: boolean): Promise<Answer> {
  const result = await creditAuthor(turn.ports, turn.actor, id, agrees)
  if (result.kind !== 'credited') return refusal(turn, result)
  const away = await isInboxAway(turn.ports, id)
  return { kind: 'card', card: drawReceipt(result.initiative, turn.look, result.post, away) }
}
