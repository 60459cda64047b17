import type { Actor } from '../../../domain/actor.ts'
import { durationOfRequests } from '../../../domain/audiences/honest-duration.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { type EventTally, eventState } from '../../../domain/events/event.ts'
import { type EventReasonError, readEventReason } from '../../../domain/posts/text/event-reason.ts'
import type { Settings } from '../../../domain/settings.ts'
import { quietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { callOffOf } from '../../broadcasts/standing-broadcast.ts'
import { readBrought } from '../../events/read-event.ts'
import { type ReadNeeds, readRemovable, type TakeBackQuestion, type TakeBackRefusal } from './ask-take-back.ts'
import {
  confirmEnding,
  type EndingNeeds,
  type EndingResult,
  type Removable,
  secondWord,
  waitingEnding,
} from './confirm-ending.ts'
import { refusedEnding } from './take-back.ts'

/** The question before the event is called off. `reason`: of the first of two confirmations; '': there is none. */
export type CallOffQuestion = TakeBackQuestion & {
  /** How many people it tells: those who come, wait for a place, or may come. */
  registered: number
  reason: string
}
export type CallOffRefusal = { kind: 'event-over' | 'event-cancelled'; broadcast: Broadcast } | TakeBackRefusal
export type AskCallOffResult = ({ kind: 'confirm' } & CallOffQuestion) | CallOffRefusal
export type ReasonError = 'required' | EventReasonError
/** `people`: the number on the button that was pressed; `reason` is untrusted. */
export type CallOffInput = { broadcastId: string; people: number; reason: unknown }
export type CallOffResult =
  /** `broadcast`: the one that writes it on all cards. */
  | { kind: 'calling-off'; broadcast: Broadcast }
  | { kind: 'invalid'; broadcast: Broadcast; error: ReasonError }
  | Exclude<EndingResult, { kind: 'begun' }>
  | CallOffRefusal
type Rules = Pick<Settings, 'timeZone' | 'fourEyesOver'>
type Reads = ReadNeeds & Pick<Ports, 'events' | 'now'>

/** *Annuler l’événement*: asks once, with the number of cards, and why. Changes nothing. */
export async function askCallOff(
  ports: Reads,
  actor: Actor,
  broadcastId: string,
  settings: Settings,
): Promise<AskCallOffResult> {
  const read = await readCallable(ports, actor, broadcastId, settings)
  if (read.kind !== 'removable') return read
  const { target: broadcast, changing, post, people } = read
  const at = ports.now()
  const reason = waitingEnding(changing, 'call-off')?.reason ?? ''
  return {
    kind: 'confirm',
    broadcast,
    people,
    registered: toldIn(await ports.events.tally(post.id)),
    durationMs: durationOfRequests(people, settings.broadcastPerSecond),
    quietHours: quietHours(at, settings),
    endsCorrection: post.correcting !== null,
    second: secondWord(read, actor, at, { kind: 'call-off', reason }, settings).second,
    reason,
  }
}

function toldIn({ yes, waiting, maybe }: EventTally): number {
  return yes + waiting + maybe
}

/**
 * « Annuler l’événement chez 2 871 agents »: its cards stay and say so, registered people are told why. A reason is
 * obligatory, since all of them would ask for it. A second confirmation without a reason confirms the reason of the
 * first.
 */
export async function callOff(
  ports: EndingNeeds & Reads & Pick<Ports, 'history'>,
  actor: Actor,
  { broadcastId, people, reason: typed }: CallOffInput,
  rules: Rules,
): Promise<CallOffResult> {
  const read = async () => {
    const removable = await readCallable(ports, actor, broadcastId, rules)
    if (removable.kind === 'not-comms') return refusedEnding(ports, actor, broadcastId, removable)
    if (removable.kind !== 'removable') return removable
    const { target: broadcast, changing, post } = removable
    const said = readEventReason(typed, (post.correcting ?? post).content.locale)
    if (said.error) return { kind: 'invalid', broadcast, error: said.error } as const
    const reason = said.reason || (waitingEnding(changing, 'call-off')?.reason ?? '')
    if (reason === '') return { kind: 'invalid', broadcast, error: 'required' } as const
    return { removable, ending: { kind: 'call-off', reason } as const }
  }
  type Refusal = CallOffRefusal | Extract<CallOffResult, { kind: 'invalid' }>
  const result = await confirmEnding<Refusal>(ports, actor, people, read, rules)
  return result.kind === 'begun' ? { kind: 'calling-off', broadcast: result.broadcast } : result
}

/**
 * Whether an event may be called off: it is still to come and nothing ended it. A call-off that was stopped half-way is
 * resumed, since some people were told already; a held one is asked for anew.
 */
async function readCallable(
  ports: ReadNeeds & Pick<Ports, 'now'>,
  actor: Actor,
  broadcastId: string,
  rules: Pick<Settings, 'timeZone'>,
): Promise<Removable | CallOffRefusal> {
  const read = await readRemovable(ports, actor, broadcastId)
  if (read.kind !== 'removable') return read
  const { target: broadcast, changing, post } = read
  const event = (await readBrought(ports, post.id))?.event
  if (!event) return { kind: 'not-found' }
  if (event.cancelled && callOffOf(changing)?.state !== 'held') return { kind: 'event-cancelled', broadcast }
  if (eventState({ ...event, cancelled: false }, ports.now(), rules) === 'over')
    return { kind: 'event-over', broadcast }
  return read
}
