import { isComms } from '../../core/domain/actor.ts'
import type { Edition } from '../../core/domain/newspapers/edition.ts'
import { cleanText } from '../../core/domain/text.ts'
import {
  addErratum,
  type ConfirmErratumResult,
  confirmErratum,
  isOut,
  removeErratum,
  type RemoveErratumResult,
} from '../../core/use-cases/newspapers/issued/correct-edition.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { refusedAsItStands } from '../turn/edition-refused.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawErratumForm } from './drawn/draw-edition-forms.ts'
import { editionRead, showEdition } from './show-edition.ts'
import { orders, second } from '../turn/verb-facts.ts'

const ofErratum = ['editionId', 'erratumId'] as const

/** Errata of what was published: written by one person, public once a second one confirmed it. */
export const erratumVerbs = {
  'edition.erratum': verb(orders('uncounted'), ['editionId'], async (turn, { editionId }) => {
    const read = await editionRead(turn, editionId)
    if (!read) return isComms(turn.actor) ? refusal(turn, { kind: 'not-found' }) : notComms(turn)
    // Nobody should write at length what is refused at the end.
    const isCorrected = await isOut(turn.ports, read.edition)
    return isCorrected ? erratumForm(turn, read.edition) : refusedAsItStands(turn, read.edition)
  }),
  'edition.correct': verb(orders('plan'), ['editionId'], (turn, { editionId }, { text }) =>
    keepErratum(turn, editionId, cleanText(text)),
  ),
  'edition.confirm': verb(orders('uncounted'), ofErratum, async (turn, ids) =>
    confirmed(turn, ids.editionId, await confirmErratum(turn.ports, turn.actor, ids)),
  ),
  'edition.withdraw': verb(orders('uncounted'), ofErratum, async (turn, ids) =>
    confirmed(turn, ids.editionId, await removeErratum(turn.ports, turn.actor, { ...ids, sure: false })),
  ),
  'edition.retract': verb(second('edition.withdraw', orders('uncounted')), ofErratum, async (turn, ids) =>
    confirmed(turn, ids.editionId, await removeErratum(turn.ports, turn.actor, { ...ids, sure: true })),
  ),
} satisfies Verbs

export async function keepErratum(turn: Turn, editionId: string, text: string): Promise<Answer> {
  const result = await addErratum(turn.ports, turn.actor, { editionId, typed: text })
  switch (result.kind) {
    case 'erratum-added':
      return turn.road === 'dialog' ? { kind: 'done' } : showEdition(turn, editionId)
    case 'erratum-refused':
      return erratumForm(turn, result.edition, { text, errors: { text: result.fault } })
    case 'not-published':
      return refusedAsItStands(turn, result.edition)
    default:
      return refusal(turn, result)
  }
}

/** « confirmer 2 »: by the card's numbers; without a number the first waiting one, else the only one. */
export function erratumMeant({ errata }: Edition, typed: string): string | null {
  if (typed !== '') return errata[Number(typed) - 1]?.id ?? null
  const only = errata.length === 1 ? errata[0] : undefined
  return (errata.find(one => one.confirmed === null) ?? only)?.id ?? null
}

function confirmed(
  turn: Turn,
  editionId: string,
  result: ConfirmErratumResult | RemoveErratumResult,
): Answer | Promise<Answer> {
  switch (result.kind) {
    case 'erratum-confirmed':
    case 'erratum-removed':
      return showEdition(turn, editionId)
    case 'read-by-all':
      return showEdition(turn, editionId, { retracting: result.erratum.id })
    case 'another-person':
      return refusal(turn, { kind: 'erratum-another-person' })
    case 'not-published':
      return refusedAsItStands(turn, result.edition)
    default:
      return refusal(turn, result)
  }
}

function erratumForm(turn: Turn, edition: Edition, filled: { text?: string; errors?: { text: string } } = {}): Answer {
  return inPlace(turn, 'erratumForm', drawErratumForm({ edition, ...filled }, turn.look))
}
