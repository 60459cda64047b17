import type { Actor } from '../../domain/actor.ts'
import { withPresentNames } from '../../domain/sectors/present-names.ts'
import { type Sector, sectorsOf } from '../../domain/sectors/sector.ts'
import type { Ports } from '../../ports.ts'
import { type Refusal, type Saved, type SectorNeeds, sectorRoad, type Sought } from './change-sector.ts'
import { waitingMost } from './follow-sectors.ts'

type Needs = SectorNeeds & Pick<Ports, 'departments' | 'initiatives'>
/** `waiting`: undecided proposals, whose cards go to the common channel. */
export type EndAsked = { kind: 'confirm'; sector: Sector; waiting: number }
type Ended = Saved & Pick<EndAsked, 'waiting'>

/**
 * It looks after nothing any more; its cards stay where they are, and waiting ones come to the common channel.
 * `agreed`: the number of waiting proposals that the person saw; with any other number they are asked once more. If
 * nothing waits nothing is asked.
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

/** The people of an ended sector stay in the details of the journal, where a person can be erased. */
const nobody = { referents: [], deputies: [] } satisfies Pick<Sector, 'referents' | 'deputies'>
