import { refresh } from '../../change.ts'
import { named } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import { type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { withPresentNames } from '../../domain/sectors/present-names.ts'
import { openSectors, type Sector, sectorsOf } from '../../domain/sectors/sector.ts'
import type { Ports } from '../../ports.ts'
import { departmentOfPerson } from '../people/department-of-person.ts'
import { sectorChanges } from './change-sector.ts'
import { onDuty } from './on-duty.ts'

type Needs = Pick<Ports, 'initiatives' | 'sectors' | 'directory' | 'departments' | 'commit'>

/**
 * The job after a new proposal, and after each change of a department or section: the inbox card waits a moment for it,
 * so that it comes to the right channel at once, and names the people present. Without sectors nothing is asked.
 */
export async function routeInitiative(ports: Needs, id: string): Promise<void> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative || !isUndecided(initiative)) return
  const kept = openSectors(await ports.sectors.all())
  if (kept.length === 0) return
  const sectors = await followRenamed(ports, kept)
  if (sectors === 'stale') return again(ports, id)
  const department = initiative.department ?? (await departmentOfPerson(ports, initiative.author.id))
  const routed = await routeOf(ports, { ...initiative, department }, sectors)
  const before = { department: initiative.department, routed: initiative.routed ?? null }
  if (canonicalKey({ department, routed }) === canonicalKey(before)) return
  const done = await ports.commit(
    { save: 'initiative', row: { ...initiative, department, routed }, ifVersion: initiative.version },
    refresh({ card: 'inbox', initiativeId: id }),
  )
  if (done === 'stale') await again(ports, id)
}

/** A row moved on meanwhile: read and decide once more. */
async function again({ commit }: Needs, id: string): Promise<void> {
  await commit({ job: 'initiative.route', data: { id } })
}

/** A department that was renamed in "Directions" stays with its sector. While Graph is away, names stay as they are. */
async function followRenamed(ports: Needs, sectors: Sector[]): Promise<Sector[] | 'stale'> {
  const departments = await unlessAway(() => ports.departments.all(), [])
  const present = sectors.map(one => withPresentNames(one, departments))
  const renamed = present.flatMap((one, index) => (one === sectors[index] ? [] : [nextOf(one)]))
  if (renamed.length === 0) return sectors
  const done = await ports.commit(...renamed.flatMap(one => sectorChanges(one, 'sector.changed')))
  return done === 'stale' ? done : present.map(one => renamed.find(({ id }) => id === one.id) ?? one)
}

function nextOf(sector: Sector): Sector {
  return { ...sector, version: sector.version + 1 }
}

async function routeOf(
  ports: Needs,
  { department, section, routed }: Initiative,
  sectors: readonly Sector[],
): Promise<NonNullable<Initiative['routed']>> {
  const [sector] = sectorsOf(sectors, { departments: [department], section })
  if (!sector) return { sectorId: null, version: 0, to: [] }
  const { id: sectorId, version } = sector
  // Who was present when the proposal came is asked once.
  if (routed?.sectorId === sectorId && routed.version === version) return routed
  const { as, people } = await onDuty(ports, sector)
  return { sectorId, version, to: as === 'pool' ? [] : people.map(named) }
}
