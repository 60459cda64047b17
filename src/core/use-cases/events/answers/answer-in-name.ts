import { type Actor, named, type Named, type PersonId } from '../../../domain/actor.ts'
import { isAssistant } from '../../../domain/events/assistants.ts'
import type { EventSeen } from '../../../domain/events/event.ts'
import type { AskedAnswer } from '../../../domain/events/read-wish.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { type AnswerNeeds, answerTogether } from './answer-event.ts'
import type { AnswerEventResult } from './answering.ts'
import { bringAnew } from '../told/bring-anew.ts'
import { type EventReads, readEvent } from '../read-event.ts'

/** Which event, and the person who received it. */
export type InName = { postId: string; principal: PersonId }
type WithEvent = Extract<AnswerEventResult, { event: EventSeen }>
export type AnswerInNameResult = Exclude<AnswerEventResult, WithEvent> | (WithEvent & { principal: Named })

type SeeNeeds = EventReads & Pick<Ports, 'assistants'>

/**
 * The event as a person received it who named this one as assistant. Null in every other case, so that a forged id
 * learns nothing: neither who exists, nor what they received.
 */
export async function seeInName(
  ports: SeeNeeds,
  assistant: PersonId,
  { postId, principal }: InName,
): Promise<{ event: EventSeen; principal: Named } | null> {
  const row = await ports.assistants.byId(principal)
  if (!row || !isAssistant(row, assistant)) return null
  const event = await readEvent(ports, principal, postId)
  return event && { event, principal: named(row) }
}

export type OpenInNameResult =
  { kind: 'answering-opened'; event: EventSeen; principal: Named } | { kind: 'not-found' } | Busy

/** `répondre pour Nadia Benali 42`: the card of that event comes to the end of the chat, even if it is further up. */
export function openInName(
  ports: SeeNeeds & Pick<Ports, 'history' | 'placements' | 'commit' | 'now'>,
  actor: Actor,
  one: InName,
): Promise<OpenInNameResult> {
  return whileStale<OpenInNameResult>(async () => {
    const seen = await seeInName(ports, actor.id, one)
    if (!seen || seen.event.cancelled) return refusedInName(ports, actor)
    const key = keyOf({ card: 'answering', ...one, person: actor.id })
    const done = await ports.commit(...(await bringAnew(ports, key)))
    return done === 'done' ? { kind: 'answering-opened', ...seen } : 'stale'
  })
}

/** The right is checked with the answer, at the moment at which the answer is written. */
export async function answerInName(
  ports: AnswerNeeds & Pick<Ports, 'history'>,
  actor: Actor,
  { postId, principal, ...asked }: InName & AskedAnswer,
  settings: WorkingHours,
): Promise<AnswerInNameResult> {
  const result = await answerTogether(ports, postId, { actor, person: principal, by: named(actor), asked }, settings)
  if (result.kind === 'not-found') return refusedInName(ports, actor)
  if (result.kind === 'busy') return result
  const row = await ports.assistants.byId(principal)
  return { ...result, principal: { id: principal, name: row?.name ?? '' } }
}

function refusedInName(ports: Pick<Ports, 'history' | 'now'>, actor: Actor) {
  const refused = { kind: 'not-found' as const }
  return refusedAttempt(ports, actor, { what: 'event.answering', subject: 'assistants' }, refused)
}
