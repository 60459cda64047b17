import { type Change, type Jobs, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import { type Call, type CallSeen, isAnswerable, waitingOf } from '../../domain/calls/call.ts'
import { readExtension } from '../../domain/calls/read-call.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { seeCall } from '../placements/kept/kept-calls.ts'
import { callRoad } from './change-call.ts'
import { lookMs, untilTheEnd } from './open-call.ts'

type Needs = Pick<Ports, 'calls' | 'history' | 'commit' | 'now'>
type CloseRefusal =
  { kind: 'already-closed'; at: Instant } | { kind: 'call-not-open' } | { kind: 'confirm'; seen: CallSeen }

/**
 * *Clore*, before its hour. `waiting`: how many unanswered departments the button named; where the number is another
 * one, or was not given, the person is asked to confirm with those that wait now.
 */
export function closeCall(ports: Needs, actor: Actor, id: string, waiting: number) {
  return callRoad.change<CloseRefusal>(ports, actor, { id, what: 'call.close' }, async call => {
    if (call.state === 'closed') return { kind: 'already-closed', at: call.closedAt ?? call.closesAt }
    if (call.state !== 'open') return { kind: 'call-not-open' }
    const seen = await seeCall(ports, id)
    if (seen && waitingOf(seen).length !== waiting) return { kind: 'confirm', seen }
    const tally = refresh({ card: 'call-tally', callId: id })
    return closed(call, ports.now(), { actor, also: [tally] })
  })
}

/** The job `call.close`, at its hour; of a call that closes by night the tally comes in the morning. */
export async function endCall(
  ports: Needs,
  { id, closesAt }: Jobs['call.close'],
  settings: WorkingHours,
): Promise<void> {
  const now = ports.now()
  const read = await ports.calls.byId(id)
  if (read?.state !== 'open') return
  if (now < closesAt) {
    await ports.commit({ job: 'call.close', data: { id, closesAt }, inMs: msBetween(now, closesAt) })
    return
  }
  const calm = afterQuietHours(now, settings)
  await callRoad.byMary<{ kind: 'over' }>(ports, { id, what: 'call.close' }, call =>
    call.state === 'open' && call.closesAt === closesAt
      ? closed(calm === now ? call : { ...call, tallyFrom: calm }, now, { actor: null, also: [] })
      : { kind: 'over' },
  )
}

type Closed = { row: Call; verb: 'call.closed'; also: Change[] }

/** Everybody’s cards say that the call is over. */
function closed(call: Call, at: Instant, { actor, also }: { actor: Actor | null; also: Change[] }): Closed {
  return {
    row: { ...call, state: 'closed', closedAt: at, closedBy: actor && named(actor) },
    verb: 'call.closed',
    also: [...also, cardsOf(call)],
  }
}

/** The job that redraws the cards; it then sees to whom the question was handed meanwhile. */
function cardsOf({ id }: Call): Change {
  return { job: 'call.cards', data: { id } }
}

type ExtendRefusal =
  | { kind: 'call-not-open' }
  | { kind: 'invalid'; errors: Extract<ReturnType<typeof readExtension>, { errors: unknown }>['errors']; call: Call }

/**
 * *Prolonger*: a later end. People reminded at half time are not reminded so once more. A closed call opens again; what
 * came in meanwhile is no longer late.
 */
export function extendCall(
  ports: Needs,
  actor: Actor,
  id: string,
  fields: Record<string, unknown>,
  settings: WorkingHours,
) {
  return callRoad.change<ExtendRefusal>(ports, actor, { id, what: 'call.extend' }, call => {
    if (!isAnswerable(call)) return { kind: 'call-not-open' }
    const now = ports.now()
    const read = readExtension(fields, { now, closesAt: call.closedAt ?? call.closesAt }, settings)
    if ('errors' in read) return { kind: 'invalid', errors: read.errors, call }
    const longer = { ...(call.closedAt === null ? call : reopened(call, call.closedAt, { actor, now })), ...read }
    const look: Change = { job: 'call.look', data: { id, day: localDay(now, settings.timeZone) }, inMs: lookMs }
    return {
      row: longer,
      verb: call.state === 'closed' ? 'call.reopened' : 'call.extended',
      details: { from: call.closedAt ?? call.closesAt, closesAt: read.closesAt },
      also: [
        ...untilTheEnd(longer, now, settings, ({ last }) => last || !isHalfOver(call, now)),
        ...(call.state === 'closed' ? [look] : []),
        cardsOf(longer),
      ],
    }
  })
}

function reopened(call: Call, closedAt: Instant, { actor, now }: { actor: Actor; now: Instant }): Call {
  const { tallyFrom: _, reopened: before = [], ...rest } = call
  const one = { by: named(actor), at: now, closedAt }
  return { ...rest, state: 'open', closedAt: null, closedBy: null, reopened: [...before, one] }
}

function isHalfOver({ openedAt, closesAt }: Call, now: Instant): boolean {
  return openedAt !== null && msBetween(openedAt, now) * 2 >= msBetween(openedAt, closesAt)
}
