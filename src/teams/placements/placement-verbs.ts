import { isComms } from '../../core/domain/actor.ts'
import { matchesReference, parseReference } from '../../core/domain/reference.ts'
import { repeatPlacement } from '../../core/use-cases/placements/repeat-placement.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { placementsInDoubt, referenceOf } from '../../core/use-cases/placements/kept/kept-cards.ts'
import { sends } from '../turn/verb-facts.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

/** *Renvoyer la carte*: for a card of which nobody knows whether it arrived. */
export const placementVerbs = {
  'placement.repeat': verb(sends('uncounted'), ['key'], async (turn, { key }) => {
    const result = await repeatPlacement(turn.ports, turn.actor, key)
    return result.kind === 'repeated' ? notice(turn, 'repeated') : refusal(turn, result)
  }),
} satisfies Verbs

export const placementWords = {
  /** Every card in doubt that shows this reference, or all of them without one. */
  repeat: equivalentOf(notOfficers, ['placement.repeat'], async (turn, reference) => {
    if (!isComms(turn.actor)) return notComms(turn)
    const typed = parseReference(reference)
    const found = (await placementsInDoubt(turn.ports)).open.filter(({ face }) => {
      const shown = referenceOf(face)
      return typed === null || (shown !== null && matchesReference(typed, shown))
    })
    const answers = await Promise.all(
      found.map(({ placement: { key } }) => press(turn, placementVerbs, 'placement.repeat', { key })),
    )
    return answers.length > 0 ? answers.slice(0, 1) : refusal(turn, { kind: 'no-card-in-doubt' })
  }),
} satisfies TypedWords
