import { orRunAgain } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { idFrom } from '../../domain/id-from.ts'
import type { NextTurn } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'
import type { SendOutcome } from '../../domain/send-outcome.ts'
import type { Shown } from '../../domain/faces/face.ts'
import type { PlacementKey } from '../../domain/placements/placed-card.ts'
import { inChannel, isAway, isElsewhere, mayBeClosed, type Placement } from '../../domain/placements/placement.ts'
import type { When } from '../kept-card.ts'
import { sendCard } from '../leaving/send-card.ts'
import { doubtsChanged } from './tell-doubts.ts'
import { leaveLostChannel, mayBeLost } from './leave-lost-channel.ts'
import {
  type CardReads,
  copiesOf,
  faceOf,
  isTakenAway,
  isWaitedFor,
  keepsStill,
  notBefore,
  tellsNobody,
  whoWaits,
} from './kept/kept-cards.ts'
import { goesAgain, settlement } from './placement-steps.ts'
import { sendPlacement } from './send-placement.ts'

/** Teams does not know Mary: only the operator can mend that, and every card waits for it. */
const operatorMs = 5 * 60_000
/** The first pause after an unknown outcome; the pauses double, since Teams as a whole may be in trouble then. */
const againMs = 10_000

type Needs = CardReads & Pick<Ports, 'placements' | 'commit' | 'messenger' | 'database' | 'capabilities' | 'now'>

const anyHour: When['calm'] = at => at

/**
 * The job behind every kept card, and behind its copies in other channels. `calm`: when people may next be disturbed,
 * for cards that wait for it; without it, at any hour. `next`: for a card that takes turns with a broadcast.
 */
export async function refreshPlacement(
  ports: Needs,
  key: PlacementKey,
  calm = anyHour,
  next?: NextTurn,
): Promise<void> {
  await refreshOne(ports, key, calm, next)
  const copies = await copiesOf(ports, key)
  if (copies.length > 0) await ports.commit(...copies.map(copy => refresh(copy)))
}

/**
 * Absent → placed once, there → drawn again. Throws Unavailable to be run again when it certainly did not arrive.
 * `placing` after its lease is `unknown`: reminders, and cards in the channel, are placed again, all others only by a
 * person's decision.
 */
async function refreshOne(ports: Needs, key: PlacementKey, calm: When['calm'], next?: NextTurn): Promise<void> {
  const placement = await ports.placements.byKey(key)
  switch (placement?.state) {
    case undefined:
      return place(ports, key, null, calm, next)
    case 'placing':
      return whilePlacing(ports, placement, next)
    case 'placed':
      return redraw(ports, placement, next)
    case 'unknown':
      return goesAgain(placement) ? place(ports, key, placement, anyHour, next) : judgeAgain(ports, placement)
    case 'refused':
      return isAway(placement) ? place(ports, key, placement, anyHour, next) : judgeAgain(ports, placement)
  }
}

/** `before`: the card as placed before, of which nobody knows whether it arrived, or that belongs elsewhere by now. */
async function place(
  ports: Needs,
  key: PlacementKey,
  before: Placement | null,
  calm: When['calm'],
  next?: NextTurn,
): Promise<void> {
  // Asked first: what it waited for may come meanwhile, and the card shows it then.
  const until = before === null ? await notBefore(ports, key, calm) : null
  const shown = besideThread(await faceOf(ports, key), before)
  if (!shown || tellsNobody(shown.face, ports.now()))
    return before?.state === 'refused' ? judgeAgain(ports, before) : undefined
  if (until !== null) return void (await ports.commit(refresh(key, until)))
  const sent = await sendPlacement(ports, key, before, shown, next)
  if (sent === 'stale') return refreshOne(ports, key, calm, next)
  const { row, outcome } = sent
  if (mayBeLost(row, outcome)) return leaveLostChannel(ports, row)
  await settle(ports, row, outcome)
  const wasAway = before?.state === 'refused'
  if (outcome.kind === 'refused' ? !wasAway : outcome.kind === 'unknown' || wasAway) await tellWhoWaits(ports, shown)
  // The common channel: tried again with growing pauses, for as long as it takes.
  if (outcome.kind === 'refused' && mayBeClosed(row.to, outcome.reason)) throw new Unavailable('channel-away')
  if (outcome.kind === 'unknown' && goesAgain(row))
    throw new Unavailable('in-doubt', { retryAfterMs: againMs * 2 ** (row.again ?? 0) })
  await catchUp(ports, key, shown)
}

/** Only the thread may be gone, not its channel. */
function besideThread(shown: Shown | null, before: Placement | null): Shown | null {
  if (before?.state !== 'refused' || shown?.to.kind !== 'channel') return shown
  return { ...shown, to: inChannel(shown.to.channel ?? null) }
}

/** People who wait for this person learn that no card arrived, or that nobody knows. */
async function tellWhoWaits(ports: Needs, { face }: Shown): Promise<void> {
  await ports.commit(...whoWaits(face), doubtsChanged)
}

/** Its contents may have changed while it was sent. An unchanged card is left alone: people may be answering it. */
async function catchUp(ports: Needs, key: PlacementKey, shown: Shown): Promise<void> {
  if (JSON.stringify(await faceOf(ports, key)) === JSON.stringify(shown)) return
  await ports.commit(refresh(key))
}

/** Another process is sending it, or died while sending. */
async function whilePlacing(ports: Needs, placement: Placement, next?: NextTurn): Promise<void> {
  const leaseUntil = placement.leaseUntil ?? placement.updatedAt
  if (leaseUntil > ports.now()) throw new Unavailable('being-placed', { retryAfterMs: 5_000 })
  await settle(ports, placement, { kind: 'unknown' })
  const shown = await faceOf(ports, placement.key)
  if (shown) await tellWhoWaits(ports, shown)
  if (goesAgain(placement)) return refreshOne(ports, placement.key, anyHour, next)
}

/**
 * The row may be `unknown` by then, or placed again, since a process that waited long for a turn was taken for dead.
 * The answer is right; of two cards that arrived, the one of the later answer is removed.
 */
async function settle(ports: Needs, row: Placement, outcome: SendOutcome): Promise<void> {
  await orRunAgain(async () => {
    const present = await ports.placements.byKey(row.key)
    const changes = settlement(present, row, outcome, ports.now())
    return changes.length === 0 ? 'done' : ports.commit(...changes)
  })
  switch (outcome.kind) {
    case 'throttled':
      throw new Unavailable('not-placed', { retryAfterMs: outcome.retryAfterMs })
    case 'failed':
      throw new Unavailable('not-placed')
    case 'stop':
      throw new Unavailable(outcome.reason, { retryAfterMs: operatorMs })
    case 'delivered':
    case 'refused':
    case 'unknown':
      return
  }
}

async function redraw(ports: Needs, placement: Placement, next?: NextTurn): Promise<void> {
  const shown: Shown | null = await faceOf(ports, placement.key)
  const { key, to, conversationId, activityId } = placement
  if (conversationId === null || activityId === null) return
  const at = { key, to, conversationId, activityId }
  if (shown) {
    const mark = keepsStill(shown.face) ? { shown: idFrom('shown', JSON.stringify(shown.face)) } : null
    if (mark !== null && mark.shown === placement.shown && !isElsewhere(to, shown.to)) return
    // A card that is over stays as it is.
    const waits = isWaitedFor(shown.face, ports.now())
    if (waits && isElsewhere(to, shown.to)) return place(ports, key, placement, anyHour, next)
    const outcome = await sendCard(ports, { key, to, does: 'redraw' }, by => by.redraw(at, shown.face, next))
    // Placing a new one shows whether the card is gone, or its channel.
    if (waits && mayBeLost(placement, outcome)) return place(ports, key, placement, anyHour, next)
    repeatedly(outcome)
    // Stale: another process drew it meanwhile, and it is drawn once more than needed.
    if (mark !== null) await ports.commit(marked(placement, mark.shown))
    return
  }
  if (!(await isTakenAway(ports, key))) return
  repeatedly(await sendCard(ports, { key, to, does: 'remove' }, by => by.remove(at, next)))
  // Stale: another process was quicker.
  await ports.commit({ remove: 'placement', id: key, ifVersion: placement.version })
}

function marked(placement: Placement, shown: string): Change {
  const row = { ...placement, shown, version: placement.version + 1 }
  return { save: 'placement', row, ifVersion: placement.version }
}

/** Repeating it does no harm, so that a lost answer means to try again. */
function repeatedly(outcome: SendOutcome): void {
  if (outcome.kind === 'stop') throw new Unavailable(outcome.reason, { retryAfterMs: operatorMs })
  if (outcome.kind === 'throttled' || outcome.kind === 'failed' || outcome.kind === 'unknown')
    throw new Unavailable('not-redrawn', { retryAfterMs: outcome.kind === 'throttled' ? outcome.retryAfterMs : null })
}

/** Its subject changed: it may be awaited no longer, or again. */
async function judgeAgain(ports: Needs, placement: Placement): Promise<void> {
  const shown = await faceOf(ports, placement.key)
  const over = !shown || !isWaitedFor(shown.face, ports.now())
  if (over === (placement.over ?? false)) return
  const { over: _, ...row } = placement
  await ports.commit(
    { save: 'placement', row: { ...row, ...(over && { over }) }, ifVersion: placement.version },
    doubtsChanged,
  )
}
