import { whileStale } from '../attempt.ts'
import type { Change } from '../change.ts'
import { Unavailable } from '../errors.ts'
import type { Ports } from '../ports.ts'
import type { SendOutcome } from '../send-outcome.ts'
import { type Instant, later } from '../time.ts'
import { faceOf } from './face-of.ts'
import type { Shown } from './faces/shown.ts'
import { aboutCard, type Placement, type PlacementKey } from './placement.ts'
import { whoWaits } from './who-waits.ts'

/** How long a send may take before nobody knows what became of it. */
const placingLeaseMs = 60_000
/** Teams does not know Mary: only the operator can mend that, and every card waits for it. */
const operatorMs = 5 * 60_000

type Needs = Parameters<typeof faceOf>[0] & Pick<Ports, 'placements' | 'commit' | 'messenger' | 'now'>

/**
 * The job behind every kept card: absent → placed once, there → drawn again. Throws Unavailable to be run again when it
 * certainly did not arrive. `placing` found after its lease is `unknown`, and stays so until a person decides.
 */
export async function refreshPlacement(ports: Needs, key: PlacementKey): Promise<void> {
  const placement = await ports.placements.byKey(key)
  switch (placement?.state) {
    case undefined:
      return place(ports, key)
    case 'placing':
      return whilePlacing(ports, placement)
    case 'placed':
      return redraw(ports, placement)
    case 'refused':
    case 'unknown':
      return
  }
}

async function place(ports: Needs, key: PlacementKey): Promise<void> {
  const shown = await faceOf(ports, key)
  if (!shown) return
  const row: Placement = {
    key,
    version: 1,
    state: 'placing',
    to: shown.to,
    conversationId: null,
    activityId: null,
    reason: null,
    leaseUntil: later(ports.now(), placingLeaseMs),
    updatedAt: ports.now(),
  }
  if ((await ports.commit({ save: 'placement', row, ifVersion: 0 })) === 'stale') return refreshPlacement(ports, key)
  const outcome = await ports.messenger.show(shown.to, shown.face)
  await settle(ports, row, outcome)
  if (outcome.kind === 'refused') await tellWhoWaits(ports, shown)
  await catchUp(ports, key, shown)
}

/** Whoever waits for this person learns that nothing reached them. */
async function tellWhoWaits(ports: Needs, { face }: Shown): Promise<void> {
  const cards = whoWaits(face)
  if (cards.length > 0) await ports.commit(...cards)
}

/** What it shows may have changed while it was being sent. Unchanged, it is left alone: people may be answering it. */
async function catchUp(ports: Needs, key: PlacementKey, shown: Shown): Promise<void> {
  if (JSON.stringify(await faceOf(ports, key)) === JSON.stringify(shown)) return
  await ports.commit({ job: 'placement.refresh', data: { key } })
}

/** Somebody else is sending, or died while sending. */
async function whilePlacing(ports: Needs, placement: Placement): Promise<void> {
  const leaseUntil = placement.leaseUntil ?? placement.updatedAt
  if (leaseUntil > ports.now()) throw new Unavailable('being-placed', { retryAfterMs: 5_000 })
  await settle(ports, placement, { kind: 'unknown' })
}

/**
 * What stands there may be `unknown` by then: whoever waited long for a turn was taken for dead. The answer knows
 * better.
 */
async function settle(ports: Needs, { key }: Placement, outcome: SendOutcome): Promise<void> {
  const settled = await whileStale<'settled'>(async () => {
    const present = await ports.placements.byKey(key)
    const open = present?.state === 'placing' || present?.state === 'unknown'
    if (!present || !open) return 'settled'
    return (await ports.commit(...settlement(present, outcome, ports.now()))) === 'done' ? 'settled' : 'stale'
  })
  if (typeof settled === 'object') throw new Unavailable(settled.kind)
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

/** What certainly did not arrive leaves no trace: the job tries again. */
function settlement(placement: Placement, outcome: SendOutcome, at: Instant): Change[] {
  const { key, version } = placement
  const save = (change: Partial<Placement>): Change => {
    return { save: 'placement', row: { ...placement, leaseUntil: null, updatedAt: at, ...change }, ifVersion: version }
  }
  switch (outcome.kind) {
    case 'delivered':
      return [save({ state: 'placed', conversationId: outcome.conversationId, activityId: outcome.activityId })]
    case 'refused':
      return [save({ state: 'refused', reason: outcome.reason })]
    case 'unknown':
      return [
        save({ state: 'unknown' }),
        { journal: { verb: 'placement.unknown', actor: null, ...aboutCard(key) } },
      ]
    case 'throttled':
    case 'failed':
    case 'stop':
      return [{ remove: 'placement', id: key, ifVersion: version }]
  }
}

async function redraw(ports: Needs, placement: Placement): Promise<void> {
  const shown: Shown | null = await faceOf(ports, placement.key)
  const { conversationId, activityId } = placement
  if (!shown || conversationId === null || activityId === null) return
  const outcome = await ports.messenger.redraw({ to: placement.to, conversationId, activityId }, shown.face)
  // Drawing twice does no harm: an answer that got lost is asked again.
  if (outcome.kind === 'throttled' || outcome.kind === 'failed' || outcome.kind === 'unknown')
    throw new Unavailable('not-redrawn', { retryAfterMs: outcome.kind === 'throttled' ? outcome.retryAfterMs : null })
}
