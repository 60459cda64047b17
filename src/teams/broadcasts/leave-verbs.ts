import { optOut } from '../../core/use-cases/people/opt-out.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'

export const leaveVerbs: Verbs = {
  'person.leave': verb([], leave),
  'person.rejoin': verb([], rejoin),
}

export async function leave(turn: Turn): Promise<Answer> {
  const result = await optOut(turn.ports, turn.actor, true)
  if (result.kind === 'not-an-agent') return refusal(turn, result)
  const title = turn.look.words.text('broadcasts.why.rejoin')
  return notice(turn, 'left-optional', {}, 'ok', [{ title, verb: 'person.rejoin', data: {} }])
}

export async function rejoin(turn: Turn): Promise<Answer> {
  const result = await optOut(turn.ports, turn.actor, false)
  if (result.kind === 'not-an-agent') return refusal(turn, result)
  const title = turn.look.words.text('broadcasts.why.leave')
  return notice(turn, 'rejoined-optional', {}, 'ok', [{ title, verb: 'person.leave', data: {} }])
}
