import { askWhy } from '../../core/use-cases/broadcasts/seen/why-received.ts'
import { optOut } from '../../core/use-cases/people/opt-out.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawWhy } from './drawn/draw-why.ts'
import { everybodys } from '../turn/verb-facts.ts'

export const leaveVerbs = {
  'person.leave': verb(everybodys('leave'), [], leave),
  'person.rejoin': verb(everybodys('leave'), [], rejoin),
} satisfies Verbs

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

export const whyVerbs = {
  'broadcast.why': verb(everybodys('uncounted'), ['broadcastId'], why),
} satisfies Verbs

/** A card below: in place of the delivered one it would take away what the person is reading. */
async function why(turn: Turn, { broadcastId }: { broadcastId: string }): Promise<Answer> {
  const result = await askWhy(turn.ports, turn.actor, broadcastId)
  if (result.kind !== 'why') return refusal(turn, result)
  return { kind: 'aside', card: drawWhy(result.why, turn.look), text: turn.look.words.text('broadcasts.why.below') }
}
