import { isComms } from '../../core/domain/actor.ts'
import { type SeenRelease, seeRelease } from '../../core/use-cases/week/see-release.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb } from '../turn/verbs.ts'
import { weekFrom } from './week-verbs.ts'
import type { VerbFacts } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown> & { from: string }

/** A button about one release, for the communication team; the use cases check that again. `from`: see `weekFrom`. */
export function onRelease(
  facts: VerbFacts,
  run: (turn: Turn, seen: SeenRelease, fields: Fields) => Promise<Answer>,
): Verb {
  return verb(facts, ['postId', 'channel'], async (turn, ids, fields) => {
    if (!isComms(turn.actor)) return notComms(turn)
    const seen = await seeRelease(turn.ports, ids)
    if (!seen) return refusal(turn, { kind: 'not-found' })
    return run(turn, seen, { ...fields, from: weekFrom(fields['from']) })
  })
}
