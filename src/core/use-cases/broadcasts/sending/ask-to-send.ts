import { type Actor, named, type Named } from '../../../domain/actor.ts'
import { honestDuration } from '../../../domain/audiences/honest-duration.ts'
import { barred, type Barred } from '../../../domain/broadcasts/barred.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import {
  type Asked,
  pendingConfirmation,
  type Second,
  secondConfirmation,
} from '../../../domain/broadcasts/second-confirmation.ts'
import { mayStart } from '../../../domain/broadcasts/start-time.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import { quietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../../perimeters/outside-perimeter.ts'
import { type BroadcastDecision, broadcastEntry, type BroadcastRefusal, changeBroadcast } from '../change-broadcast.ts'
import { type CountNeeds, countPeople } from '../count-people.ts'
import { isSlotNow, sealedSlot } from '../sealed-slot.ts'

/** The question to the person. `scheduled`: a first confirmation waits for the time that it names. */
export type Question = {
  broadcast: Broadcast
  people: number
  quietHours: boolean
  durationMs: number
  second: Second
  /** Of a correction: so many of those people may have a second card, which nobody can change. */
  resent: number
  scheduled: { for: Instant; second: Second } | null
}
export type AskResult =
  | ({ kind: 'confirm' } & Question)
  | { kind: 'slot-fixed'; broadcast: Broadcast; slot: Instant }
  | { kind: 'nobody' | 'closed'; broadcast: Broadcast }
  | Barred
  | Outside
  | BroadcastRefusal
type Needs = CountNeeds & PerimeterNeeds & Pick<Ports, 'history' | 'broadcasts' | 'posts' | 'commit' | 'now'>

/** *Diffuser maintenant*: counts the people anew, and asks once. */
export function askToSend(ports: Needs, actor: Actor, broadcastId: string, settings: Settings): Promise<AskResult> {
  return changeBroadcast<AskResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (!mayStart(broadcast)) return { kind: 'closed', broadcast }
    const post = await ports.posts.byId(broadcast.postId)
    const no = barred(broadcast, post, at, settings.timeZone)
    if (no) return no
    const pending = pendingConfirmation(broadcast, at)?.scheduledFor ?? null
    const slot = await sealedSlot(ports, broadcast)
    if (slot !== null && !isSlotNow(slot, at) && pending !== slot) return { kind: 'slot-fixed', broadcast, slot }
    const outside = await outsidePerimeter(ports, actor, broadcast)
    if (outside) return outside
    const target = broadcast.targetId === null ? null : await ports.broadcasts.byId(broadcast.targetId)
    const check = await countPeople(ports, broadcast, { at, timeZone: settings.timeZone })
    const answer = (checked: Broadcast): AskResult =>
      check.people === 0
        ? { kind: 'nobody', broadcast: checked }
        : { kind: 'confirm', ...question(checked, check, actor, settings), resent: target?.resent ?? 0 }
    // The question replaces the card, for the person who asked: an update for everybody would remove it.
    return { change: { check }, also: [], answer, redraw: false }
  })
}

function question(
  broadcast: Broadcast,
  check: NonNullable<Broadcast['check']>,
  actor: Actor,
  settings: Settings,
): Omit<Question, 'resent'> {
  const { people, at } = check
  const pending = pendingConfirmation(broadcast, at)
  const second = (scheduledFor: Instant | null): Second =>
    secondConfirmation(pending, actor, { people, scheduledFor }, { at, over: settings.fourEyesOver })
  const scheduledFor = pending?.scheduledFor ?? null
  return {
    broadcast,
    people,
    quietHours: quietHours(at, settings),
    durationMs: honestDuration(check, { perSecond: settings.broadcastPerSecond, mandatory: broadcast.mandatory }),
    second: second(null),
    scheduled: scheduledFor === null ? null : { for: scheduledFor, second: second(scheduledFor) },
  }
}

export function confirmed(
  broadcast: Broadcast,
  actor: Actor,
  asked: Asked,
  at: Instant,
): BroadcastDecision<{ kind: 'second-needed'; broadcast: Broadcast }> {
  return {
    change: { confirmation: { by: named(actor), at, ...asked } },
    also: [broadcastEntry('broadcast.confirmed', broadcast, actor, { ...asked })],
    answer: broadcast => ({ kind: 'second-needed', broadcast }),
  }
}

/** What the journal says of the second confirmation: after whose first one. */
export function afterFirst(first: Named | null): { after?: string } {
  return first === null ? {} : { after: first.name }
}

export type CheckResult =
  { kind: 'checked'; broadcast: Broadcast } | { kind: 'closed'; broadcast: Broadcast } | BroadcastRefusal
type CheckBroadcastAudienceNeeds = CountNeeds & Pick<Ports, 'history' | 'broadcasts' | 'commit' | 'now'>

/** *Vérifier les destinataires*: the counts stay on the card. */
export function checkBroadcastAudience(
  ports: CheckBroadcastAudienceNeeds,
  actor: Actor,
  broadcastId: string,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<CheckResult> {
  return changeBroadcast<CheckResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (!mayStart(broadcast)) return { kind: 'closed', broadcast }
    const check = await countPeople(ports, broadcast, { at, timeZone })
    return { change: { check }, also: [], answer: broadcast => ({ kind: 'checked', broadcast }) }
  })
}
