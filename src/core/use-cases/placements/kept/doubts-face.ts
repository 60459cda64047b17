import type { Doubt, DoubtfulCall, Face, Shown } from '../../../domain/faces/face.ts'
import type { Ports } from '../../../ports.ts'
import type { Instant } from '../../../domain/time.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { keptAway } from './place-away.ts'
import { isCardOf, type PlacementKey } from '../../../domain/placements/placed-card.ts'
import { isAway, type Placement } from '../../../domain/placements/placement.ts'

/**
 * So many of those that have waited longest, and of the newest, for which a card rings, are looked at; finished ones
 * are left out.
 */
const lookedAt = 500
export const doubtsShown = 5
/** The id of the row of `reminders` for the cards of doubts. */
export const doubtsReader = 'doubts'

export type JudgedDoubts = { open: Doubt[]; over: Placement[] }
type Judging = {
  faceOf(key: PlacementKey): Promise<Shown | null>
  isWaitedFor(face: Face, now: Instant): boolean
}

export async function judgeDoubts(
  ports: Pick<Ports, 'placements' | 'now'>,
  { faceOf, isWaitedFor }: Judging,
): Promise<JudgedDoubts> {
  // Cards refused by a channel that is away are placed by themselves.
  const placements = (await lookAt(ports)).filter(one => !isAway(one))
  // Nobody waits for a card of doubts, and drawing one would judge all of these again, itself included.
  const shown = await Promise.all(placements.map(async ({ key }) => (isCardOf(key, 'doubts') ? null : faceOf(key))))
  const now = ports.now()
  const judged = placements.map((placement, index) => {
    const one = shown[index]
    return one && isWaitedFor(one.face, now) ? { placement, face: one.face } : null
  })
  return {
    open: judged.filter(one => one !== null),
    over: placements.filter((_, index) => judged[index] === null),
  }
}

/** The longest waiting first. */
async function lookAt({ placements }: Pick<Ports, 'placements'>): Promise<Placement[]> {
  const oldest = await placements.inDoubt(lookedAt)
  if (oldest.length < lookedAt) return oldest
  const known = new Set(oldest.map(({ key }) => key))
  const newest = await placements.inDoubt(lookedAt, 'newest')
  return [...oldest, ...newest.toReversed().filter(({ key }) => !known.has(key))]
}

const callsShown = 3

/** Calls of which more than one card is unknown. */
export function doubtfulCalls(open: readonly Doubt[]): DoubtfulCall[] {
  const calls = open.flatMap(({ placement, face }) =>
    placement.state === 'unknown' && 'call' in face ? [{ id: face.call.id, reference: face.call.reference }] : [],
  )
  const several = calls.filter((one, index) => calls.findIndex(({ id }) => id === one.id) < index)
  return [...new Map(several.map(one => [one.id, one])).values()].slice(0, callsShown)
}

/**
 * The card of doubts, and the cards to administrators; `judged`: all other cards. Only the newest card shows doubts.
 */
export function keptDoubts<Needs extends Pick<Ports, 'reminders'>>(
  judged: (ports: Needs) => Promise<JudgedDoubts>,
): KeptCards<'doubts' | 'channel-away', Needs> {
  return {
    ...keptAway,
    doubts: {
      see: async (ports, { at }) => {
        const cards: Instant[] = (await ports.reminders.byId(doubtsReader))?.cards ?? []
        const place = cards.findIndex(one => Date.parse(one) === Date.parse(at))
        if (place < 0) return null
        const moved = cards[place + 1] ?? null
        const { open } = moved === null ? await judged(ports) : { open: [] }
        const others = Math.max(0, open.length - doubtsShown)
        const doubts = open.slice(0, doubtsShown)
        return { to: { kind: 'channel' }, face: { face: 'doubts', moved, doubts, others, calls: doubtfulCalls(open) } }
      },
      isWaitedFor: neverWaitedFor,
    },
  }
}
