import type { Ports } from '../../ports.ts'
import type { Day } from '../../domain/time.ts'
import type { Broadcast, CardRemark } from '../../domain/broadcasts/broadcast.ts'

/** The broadcast whose words the delivered cards show now: the last correction that reached anybody, or itself. */
export function standingBroadcast(target: Broadcast, changing: readonly Broadcast[]): Broadcast {
  return (
    changing.find(
      ({ kind, state, startedAt }) =>
        kind === 'correct' && startedAt !== null && (state === 'done' || state === 'stopped'),
    ) ?? target
  )
}

/**
 * The broadcast whose words are true now: a correction from its first card on, though other cards still show earlier
 * words. Never a correction that is held because its words do not match its seal.
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
 * All broadcasts whose words any card may show now, newest first: one that is on its way, or was stopped half-way,
 * beside the one that it changes. Never a correction that is held because its words do not match its seal.
 */
export function broadcastsOnCards(target: Broadcast, changing: readonly Broadcast[]): Broadcast[] {
  const begun = changing.filter(
    ({ kind, state, startedAt, heldBecause }) =>
      kind === 'correct' && startedAt !== null && state !== 'cancelled' && heldBecause !== 'seal-mismatch',
  )
  const last = begun.findIndex(({ state }) => state === 'done')
  return last === -1 ? [...begun, target] : begun.slice(0, last + 1)
}

/** Whether its cards are being taken back, or were: from the moment on at which the first of them may go. */
export function isTakenBack(changing: readonly Broadcast[]): boolean {
  return isRemoved(changing, ({ startedAt }) => startedAt !== null)
}

/** From the confirmation on, before the first card is removed; not if it was stopped before any card was. */
export function isRemovalConfirmed(changing: readonly Broadcast[]): boolean {
  return isRemoved(changing, ({ state, startedAt }) => state !== 'ready' && (state !== 'stopped' || startedAt !== null))
}

/**
 * Stopped half-way, the removal still holds: some registered people were told that the event is over. A correction that
 * reached anybody since says what is true again.
 */
function isRemoved(changing: readonly Broadcast[], holds: (removal: Broadcast) => boolean): boolean {
  const last = changing.find(one =>
    one.kind === 'take-back'
      ? one.state !== 'cancelled' && holds(one)
      : one.kind === 'correct' && one.state !== 'cancelled' && one.startedAt !== null,
  )
  return last?.kind === 'take-back'
}

/** The broadcast that calls the event off: from its first card on, and for good; null: none does. */
export function callOffOf(changing: readonly Broadcast[]): Broadcast | null {
  return (
    changing.find(({ kind, state, startedAt }) => kind === 'call-off' && state !== 'cancelled' && startedAt !== null) ??
    null
  )
}

export function isCalledOff(changing: readonly Broadcast[]): boolean {
  return callOffOf(changing) !== null
}

/** What its cards say of its event to everybody, by a remark, or by a correction that drew them anew. */
export function remarkSaid(changing: readonly Broadcast[]): CardRemark | null {
  if (isCalledOff(changing)) return 'cancelled'
  const last = lastRemark(changing)
  return last?.remark === undefined || last.remark === 'free' ? null : last.remark
}

/**
 * Whether only some cards have a remark: it ended half-way, or a correction was stopped, and nothing has drawn all
 * cards anew since.
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
 * Whether its cards are being changed at this moment. A held correction can go on; a held removal is simply asked for
 * anew, since repeating it does no harm.
 */
export function isChanging(changing: readonly Broadcast[]): boolean {
  return changing.some(
    ({ kind, state }) => ['planning', 'running', 'paused'].includes(state) || (state === 'held' && kind === 'correct'),
  )
}

/** The same without remarks by Mary herself, which end for a person's decision. */
export function isChangedByPeople(changing: readonly Broadcast[]): boolean {
  return isChanging(changing.filter(({ kind }) => kind !== 'remark'))
}

/** Whether its cards are leaving, or may go on leaving: wait for it, or stop it, before cards are changed. */
export function isUnderWay({ state, startedAt }: Broadcast): boolean {
  return state === 'planning' || state === 'running' || state === 'paused' || (state === 'held' && startedAt !== null)
}

/** A broadcast that brought cards to people, and all broadcasts that ever changed them, newest first. */
export async function readTarget(
  ports: Pick<Ports, 'broadcasts'>,
  id: string,
): Promise<{ target: Broadcast; changing: Broadcast[] } | null> {
  const target = await ports.broadcasts.byId(id)
  return target?.kind === 'send' ? { target, changing: await ports.broadcasts.changing(id) } : null
}
