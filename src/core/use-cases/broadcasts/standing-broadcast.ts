import type { Ports } from '../../ports.ts'
import type { Day } from '../../domain/time.ts'
import type { Broadcast, CardRemark } from '../../domain/broadcasts/broadcast.ts'

/**
 * Whose words stand on the delivered cards now: the last correction that reached somebody, else the broadcast itself.
 */
export function standingBroadcast(target: Broadcast, changing: readonly Broadcast[]): Broadcast {
  return (
    changing.find(
      ({ kind, state, startedAt }) =>
        kind === 'correct' && startedAt !== null && (state === 'done' || state === 'stopped'),
    ) ?? target
  )
}

/**
 * Whose words are true now: those of a correction from its first card on, though others still show the words before.
 * Never those of a correction that is held because its words do not make its seal.
 */
export function truestBroadcast(target: Broadcast, changing: readonly Broadcast[]): Broadcast {
  return (
    changing.find(
      ({ kind, state, startedAt, heldBecause }) =>
        kind === 'correct' && startedAt !== null && state !== 'cancelled' && heldBecause !== 'seal-mismatch',
    ) ?? target
  )
}

/**
 * All whose words may stand on somebody's card now, newest first: what is on its way, or was stopped half-way, stands
 * beside what it changes. None of a correction that is held because its words do not make its seal.
 */
export function broadcastsOnCards(target: Broadcast, changing: readonly Broadcast[]): Broadcast[] {
  const begun = changing.filter(
    ({ kind, state, startedAt, heldBecause }) =>
      kind === 'correct' && startedAt !== null && state !== 'cancelled' && heldBecause !== 'seal-mismatch',
  )
  const last = begun.findIndex(({ state }) => state === 'done')
  return last === -1 ? [...begun, target] : begun.slice(0, last + 1)
}

/** Whether its cards go, or went: from the moment on at which the first of them may go. */
export function isTakenBack(changing: readonly Broadcast[]): boolean {
  return isRemoved(changing, ({ startedAt }) => startedAt !== null)
}

/** From the confirmation on, before the first card goes; no more, where it was stopped before any card went. */
export function isRemovalConfirmed(changing: readonly Broadcast[]): boolean {
  return isRemoved(changing, ({ state, startedAt }) => state !== 'ready' && (state !== 'stopped' || startedAt !== null))
}

/**
 * Stopped half-way it holds: some of those who counted on it were told that it is over. A correction that reached
 * somebody since says what is true again.
 */
function isRemoved(changing: readonly Broadcast[], holds: (removal: Broadcast) => boolean): boolean {
  const last = changing.find(one =>
    one.kind === 'take-back'
      ? one.state !== 'cancelled' && holds(one)
      : one.kind === 'correct' && one.state !== 'cancelled' && one.startedAt !== null,
  )
  return last?.kind === 'take-back'
}

/** What calls its event off: from the moment on at which the first card says so, and for good; null: nothing does. */
export function callOffOf(changing: readonly Broadcast[]): Broadcast | null {
  return (
    changing.find(({ kind, state, startedAt }) => kind === 'call-off' && state !== 'cancelled' && startedAt !== null) ??
    null
  )
}

export function isCalledOff(changing: readonly Broadcast[]): boolean {
  return callOffOf(changing) !== null
}

/** What its cards say of its event to everybody, since a remark, or a correction that drew them anew. */
export function remarkSaid(changing: readonly Broadcast[]): CardRemark | null {
  if (isCalledOff(changing)) return 'cancelled'
  const last = lastRemark(changing)
  return last?.remark === undefined || last.remark === 'free' ? null : last.remark
}

/**
 * Whether a remark gave way half-way, or a correction was stopped, and nothing has drawn all cards anew since: some say
 * it, others do not.
 */
export function isRemarkedInPart(changing: readonly Broadcast[]): boolean {
  const last = lastRemark(changing)
  return last?.gaveWay === true || (last?.kind === 'correct' && last.state === 'stopped')
}

function lastRemark(changing: readonly Broadcast[]): Broadcast | undefined {
  return changing.find(({ kind, startedAt }) => (kind === 'remark' || kind === 'correct') && startedAt !== null)
}

/** Since when its cards say that they are over; null: they do not, or a correction has drawn them anew since. */
export function expiredSince(changing: readonly Broadcast[]): Day | null {
  const last = changing.find(({ kind, startedAt }) => (kind === 'expire' || kind === 'correct') && startedAt !== null)
  return last?.kind === 'expire' ? last.expiresOn : null
}

/**
 * Whether its cards are being changed at this moment. A correction that is held can go on; what takes cards away, held,
 * is simply asked for anew: repeating it does no harm.
 */
export function isChanging(changing: readonly Broadcast[]): boolean {
  return changing.some(
    ({ kind, state }) => ['planning', 'running', 'paused'].includes(state) || (state === 'held' && kind === 'correct'),
  )
}

/** The same without what Mary remarks by herself, which gives way. */
export function isChangedByPeople(changing: readonly Broadcast[]): boolean {
  return isChanging(changing.filter(({ kind }) => kind !== 'remark'))
}

/** Whether cards of it are leaving, or may go on leaving: waited for, or stopped, before what arrived is changed. */
export function isUnderWay({ state, startedAt }: Broadcast): boolean {
  return state === 'planning' || state === 'running' || state === 'paused' || (state === 'held' && startedAt !== null)
}

/** A broadcast that brought cards to people, and all that ever changed them, newest first. */
export async function readTarget(
  ports: Pick<Ports, 'broadcasts'>,
  id: string,
): Promise<{ target: Broadcast; changing: Broadcast[] } | null> {
  const target = await ports.broadcasts.byId(id)
  return target?.kind === 'send' ? { target, changing: await ports.broadcasts.changing(id) } : null
}
