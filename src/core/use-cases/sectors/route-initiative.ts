import { refresh } from '../../change.ts'
import { named } from '../../domain/actor.ts'
import { type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { openSectors, sectorsOf } from '../../domain/sectors/sector.ts'
import type { Ports } from '../../ports.ts'
import { departmentOfPerson } from '../people/department-of-person.ts'
import { onDuty } from './on-duty.ts'

type Needs = Pick<Ports, 'initiatives' | 'sectors' | 'directory' | 'departments' | 'commit'>

/**
 * The job behind a new proposal, and behind each whose department or section changed: the inbox card waits a moment
 * for it, so that it comes to the right channel at once, and names who is there. Where there is no sector nothing is
 * asked of anybody.
 */
export async function routeInitiative(ports: Needs, id: string): Promise<void> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative || !isUndecided(initiative)) return
  const sectors = openSectors(await ports.sectors.all())
  if (sectors.length === 0) return
  const department = initiative.department ?? (await departmentOfPerson(ports, initiative.author.id))
  const routed = await routeOf(ports, { ...initiative, department }, sectors)
  const before = { department: initiative.department, routed: initiative.routed ?? null }
  if (canonicalKey({ department, routed }) === canonicalKey(before)) return
  const done = await ports.commit(
    { save: 'initiative', row: { ...initiative, department, routed }, ifVersion: initiative.version },
    refresh({ card: 'inbox', initiativeId: id }),
  )
  // It moved on meanwhile: read and decide again.
  if (done === 'stale') await ports.commit({ job: 'initiative.route', data: { id } })
}

async function routeOf(
  ports: Needs,
  { department, section, routed }: Initiative,
  sectors: Parameters<typeof sectorsOf>[0],
): Promise<NonNullable<Initiative['routed']>> {
  const [sector] = sectorsOf(sectors, { departments: [department], section })
  if (!sector) return { sectorId: null, version: 0, to: [] }
  const { id: sectorId, version } = sector
  // Who was there when it came is asked once.
  if (routed?.sectorId === sectorId && routed.version === version) return routed
  const { as, people } = await onDuty(ports, sector)
  return { sectorId, version, to: as === 'pool' ? [] : people.map(named) }
}
