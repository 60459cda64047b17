import { Unavailable } from '../errors.ts'
import type { Ports } from '../ports.ts'
import type { SendOutcome } from '../send-outcome.ts'
import { later } from '../time.ts'
import { faceOf, type Shown } from './face-of.ts'
import type { Placement, PlacementKey } from './placement.ts'

/** How long a send may take before nobody knows what became of it. */
export const placingLeaseMs = 60_000

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
  await settle(ports, row, await ports.messenger.show(shown.to, shown.face))
}

/** Somebody else is sending, or died while sending. */
async function whilePlacing(ports: Needs, placement: Placement): Promise<void> {
  const leaseUntil = placement.leaseUntil ?? placement.updatedAt
  if (leaseUntil > ports.now()) throw new Unavailable('being-placed', { retryAfterMs: 5_000 })
  await settle(ports, placement, { kind: 'unknown' })
}

async function settle(ports: Needs, placement: Placement, outcome: SendOutcome): Promise<void> {
  const save = async (change: Partial<Placement>): Promise<void> => {
    const row = { ...placement, leaseUntil: null, updatedAt: ports.now(), ...change }
    await ports.commit({ save: 'placement', row, ifVersion: placement.version })
  }
  switch (outcome.kind) {
    case 'delivered':
      await save({ state: 'placed', conversationId: outcome.conversationId, activityId: outcome.activityId })
      return catchUp(ports, placement.key)
    case 'refused':
      return save({ state: 'refused', reason: outcome.reason })
    case 'stop':
      return save({ state: 'refused', reason: outcome.reason })
    case 'unknown':
      return noteUnknown(ports, placement)
    case 'throttled':
    case 'failed':
      await ports.commit({ remove: 'placement', id: placement.key, ifVersion: placement.version })
      throw new Unavailable('not-placed', { retryAfterMs: outcome.kind === 'throttled' ? outcome.retryAfterMs : null })
  }
}

/** What it shows may have changed between the drawing and the note of where it lies. */
async function catchUp(ports: Needs, key: PlacementKey): Promise<void> {
  await ports.commit({ job: 'placement.refresh', data: { key } })
}

async function noteUnknown(ports: Needs, placement: Placement): Promise<void> {
  const row: Placement = { ...placement, state: 'unknown', leaseUntil: null, updatedAt: ports.now() }
  await ports.commit(
    { save: 'placement', row, ifVersion: placement.version },
    { journal: { verb: 'placement.unknown', actor: null, subject: placement.key, seal: null, details: {} } },
  )
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
