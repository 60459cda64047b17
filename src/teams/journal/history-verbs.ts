import { maySeeAll } from '../../core/domain/actor.ts'
import { refusedAttempt } from '../../core/use-cases/journal/refused-attempt.ts'
import { seeHistory } from '../../core/use-cases/journal/see-history.ts'
import { drawHistory } from './draw-history.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { reads } from '../turn/verb-facts.ts'

export const historyVerbs = {
  'history.see': verb(reads, ['reference'], (turn, { reference }, { before }) =>
    see(turn, reference, numberOf(before)),
  ),
} satisfies Verbs

export async function see(turn: Turn, reference: string, before: number | null = null): Promise<Answer> {
  const result = await seeHistory(turn.ports, turn.actor, reference, before)
  switch (result.kind) {
    case 'history':
      return { kind: 'card', card: drawHistory({ ...result, paged: before !== null }, turn.look) }
    case 'several-references':
      return refusal(turn, result, { list: result.references.join(', ') })
    case 'not-your-history':
      // A typed reference may be a mistake; a button is only on cards of people who may.
      if (turn.road !== 'typed')
        await refusedAttempt(turn.ports, turn.actor, { what: 'history.see', subject: result.reference }, result)
      return notYours(turn)
    case 'not-found':
      // An unknown reference and one that is not theirs get the same answer: nobody learns which ones exist.
      return maySeeAll(turn.actor) ? refusal(turn, result) : notYours(turn)
  }
}

function notYours(turn: Turn): Answer {
  return refusal(turn, { kind: 'not-your-history' })
}

function numberOf(value: unknown): number | null {
  const number = Number(value)
  return value !== undefined && value !== '' && Number.isSafeInteger(number) && number > 0 ? number : null
}
