import { askForRegister } from '../../core/use-cases/register/ask-for-register.ts'
import type { Answer } from '../turn/answer.ts'
import { equivalent, nothing } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { reads } from '../turn/verb-facts.ts'
import { forAll } from '../turn/word-facts.ts'

/** The register of processing activities and the impact assessment, which a job writes. */
export const registerVerbs = {
  'register.write': verb({ ...reads, daily: 'export' }, [], writeBoth),
} satisfies Verbs

export const registerWords = {
  register: equivalent(forAll, registerVerbs, 'register.write', nothing),
} satisfies TypedWords

async function writeBoth(turn: Turn): Promise<Answer> {
  const { kind } = await askForRegister(turn.ports, turn.actor)
  return kind === 'asked' ? notice(turn, 'register-asked') : refusal(turn, { kind })
}
