import type { Actor } from '../../domain/actor.ts'
import { withPresentNames } from '../../domain/sectors/present-names.ts'
import { type Sector, sectorsOf } from '../../domain/sectors/sector.ts'
import type { Ports } from '../../ports.ts'
import { type Refusal, type Saved, type SectorNeeds, sectorRoad, type Sought } from './change-sector.ts'
import { waitingMost } from './follow-sectors.ts'

type Needs = SectorNeeds & Pick<Ports, 'departments' | 'initiatives'>
/** `waiting`: proposals that nobody decided on and whose cards go to the common channel. */
export type EndAsked = { kind: 'confirm'; sector: Sector; waiting: number }
type Ended = Saved & Pick<EndAsked, 'waiting'>

/**
 * It looks after nothing any more; its cards stay where they lie, and what waits comes to the common channel. `agreed`:
 * so many proposals as whoever presses saw wait; any other number asks once more. Where nothing waits nothing is asked.
 */
export async function endSector(
  ports: Needs,
  actor: Actor,
  { sectorId, seen, agreed }: Sought & { agreed: number | null },
): Promise<Ended | Refusal | EndAsked> {
  let waiting = 0
  const result = await sectorRoad.change<Refusal | EndAsked>(ports, actor, sectorId, async sector => {
    if (sector.version !== seen) return { kind: 'sector-changed' }
    waiting = await waitingIn(ports, await ports.sectors.all(), sector)
    if (waiting > 0 && waiting !== agreed)
      return { kind: 'confirm', sector: withPresentNames(sector, await ports.departments.all()), waiting }
    return { row: { ...sector, state: 'ended', ...nobody }, verb: 'sector.ended' }
  })
  return result.kind === 'sector-saved' ? { ...result, waiting } : result
}

async function waitingIn({ initiatives }: Needs, all: readonly Sector[], { id }: Sector): Promise<number> {
  const open = await initiatives.waiting(waitingMost)
  return open.filter(({ department, section }) => sectorsOf(all, { departments: [department], section })[0]?.id === id)
    .length
}

/** Who looked after what ended stays in the details of the journal, where a person can be forgotten. */
const nobody = { referents: [], deputies: [] } satisfies Pick<Sector, 'referents' | 'deputies'>
