import { type Change, refresh } from '../../change.ts'
import { type Actor, maySeeAll, named, type Named, type Person } from '../../domain/actor.ts'
import type { Department } from '../../domain/people/department.ts'
import { readSectorScope, type SectorErrors, type SectorFields } from '../../domain/sectors/read-sector.ts'
import { formerNames, withPresentNames } from '../../domain/sectors/present-names.ts'
import { openSectors, type Sector } from '../../domain/sectors/sector.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { allSections } from '../sections/all-sections.ts'
import { readPeople } from '../people/read-people.ts'
import { alone, notAdmin, roadOf } from '../road.ts'
import type { Busy } from '../attempt.ts'
import type { Instant } from '../../domain/time.ts'

/** One card shows them all. */
export const sectorsMax = 20
const peopleMost = 10

/** `sectorId` null: a new one. `seen`: the version on which the form was opened. */
export type SectorInput = { sectorId: string | null; seen: number; fields: SectorFields }
export type Saved = { kind: 'sector-saved'; sector: Sector }
export type Refusal = { kind: 'not-admin' | 'not-found' | 'sector-changed' | 'too-many-sectors' } | Busy
export type SectorNeeds = Pick<Ports, 'history' | 'sectors' | 'commit' | 'now'>
type SaveNeeds = SectorNeeds & Pick<Ports, 'departments' | 'directory' | 'sections' | 'newId'>

/** Saves its name, what it looks after, and its people. */
export function saveSector(
  ports: SaveNeeds,
  actor: Actor,
  { sectorId, seen, fields }: SectorInput,
): Promise<Saved | { kind: 'invalid'; errors: SectorErrors } | Refusal> {
  type Answer = Saved | { kind: 'invalid'; errors: SectorErrors } | Refusal
  const id = sectorId ?? ports.newId()
  return sectorRoad.save<Answer>(ports, actor, id, async before => {
    if (sectorId === null && before) return { kind: 'sector-saved', sector: before }
    if (sectorId !== null && !before) return { kind: 'not-found' }
    if (before && before.version !== seen) return { kind: 'sector-changed' }
    const all = await ports.sectors.all()
    if (!before && openSectors(all).length >= sectorsMax) return { kind: 'too-many-sectors' }
    const read = await readForm(ports, fields, all, before)
    if ('errors' in read) return { kind: 'invalid', ...read }
    const blank = {
      id,
      version: 0,
      channel: null,
      state: 'open' as const,
      changedBy: named(actor),
      changedAt: ports.now(),
    }
    return { row: { ...(before ?? blank), ...read }, verb: 'sector.changed' }
  })
}

type Wording = Pick<Sector, 'name' | 'departments' | 'sections' | 'formerly' | 'referents' | 'deputies'>

async function readForm(
  ports: SaveNeeds,
  fields: SectorFields,
  all: readonly Sector[],
  before: Sector | null,
): Promise<Wording | { errors: SectorErrors }> {
  const departments = await ports.departments.all()
  const { scope, errors } = readSectorScope(fields, {
    departments,
    sections: (await allSections(ports)).map(({ id }) => id),
    others: all.filter(one => one.id !== before?.id).map(one => withPresentNames(one, departments)),
  })
  const comms = await ports.directory.comms()
  const referents = await people(ports, fields, 'referents', comms, errors)
  const deputies = await people(ports, fields, 'deputies', comms, errors)
  if (referents.length === 0) errors.referents ??= 'required'
  if (Object.keys(errors).length > 0) return { errors }
  const formerly = before ? formerNames({ ...withPresentNames(before, departments), ...scope }, departments) : []
  const others = deputies.filter(({ id }) => referents.every(one => one.id !== id))
  return { ...scope, formerly, referents, deputies: others }
}

/** People of the communication team alone: others could not do the work. */
async function people(
  ports: SaveNeeds,
  fields: SectorFields,
  field: 'referents' | 'deputies',
  comms: readonly Person[],
  errors: SectorErrors,
): Promise<Named[]> {
  const read = await readPeople(ports, cleanText(fields[field]))
  if (read.kind === 'unknown') errors[field] = `unknown-people:${read.unknown.join(', ')}`
  if (read.kind === 'too-many' || (read.kind === 'read' && read.ids.length > peopleMost)) errors[field] = 'too-many'
  if (read.kind !== 'read' || errors[field] !== undefined || read.ids.length === 0) return []
  const found = await ports.directory.people(read.ids)
  const wanted = read.ids.flatMap(id => found.get(id) ?? [])
  const others = wanted.filter(({ id }) => comms.every(one => one.id !== id))
  if (others.length > 0) errors[field] = `not-of-comms:${others.map(({ name }) => name).join(', ')}`
  return wanted.map(named)
}

/** A new version, with its journal entry; waiting proposals follow. */
export const sectorWay = {
  of: 'sector' as const,
  read: async ({ sectors }: Pick<Ports, 'sectors'>, id: string) =>
    alone(openSectors(await sectors.all()).find(one => one.id === id)),
  stamp: (row: Sector, at: Instant, actor: Actor): Sector => {
    const changedBy = row.state === 'ended' ? { id: actor.id, name: '' } : named(actor)
    return { ...row, changedBy, changedAt: at }
  },
  tells: (row: Sector) => ({ subject: row.id, details: toldOf(row) }),
  follows: (_: Sector, before: Sector | null): Change[] => [{ job: 'sectors.follow', data: {} }, ...lossCard(before)],
  done: (sector: Sector) => ({ kind: 'sector-saved' as const, sector }),
}
export const sectorRoad = roadOf({
  ...sectorWay,
  refuses: notAdmin,
  attempt: { what: 'sector.change', subject: 'sectors' },
})

/** Changes by Mary herself. */
export function sectorChanges(
  sector: Sector,
  verb: 'sector.changed' | 'sector.ended' | 'sector.channel-lost' | 'sector.channel-found',
): Change[] {
  return [
    { save: 'sector', row: sector, ifVersion: sector.version - 1 },
    { journal: { verb, actor: null, subject: sector.id, seal: null, details: toldOf(sector) } },
    { job: 'sectors.follow', data: {} },
  ]
}

/** Its people are a detail: a subject can never leave the chain. */
function toldOf({ version, name, departments, sections, referents, deputies, channel }: Sector) {
  return { name, version, sector: JSON.stringify({ departments, sections, referents, deputies, channel }) }
}

/** In the common channel, where the loss of its channel was told, as long as it has no other one. */
export function lossCard(sector: Pick<Sector, 'id' | 'channel'> | null): Change[] {
  const lostAt = sector?.channel?.lostAt
  return sector && lostAt !== undefined ? [refresh({ card: 'channel-lost', sectorId: sector.id, at: lostAt })] : []
}

export type Sought = { sectorId: string; seen: number }

/**
 * `number`: the one that people type. It stays when another sector ends, so that a repeated word ends no second one.
 */
export type ListedSector = Sector & { number: number }

/** `secteurs`: for people who may see all, with the departments that an administrator may name. */
export async function listSectors(
  ports: Pick<Ports, 'sectors' | 'departments'>,
  actor: Actor,
): Promise<{ kind: 'listed'; sectors: ListedSector[]; departments: Department[] } | { kind: 'not-comms' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const [all, departments] = await Promise.all([ports.sectors.all(), ports.departments.all()])
  const numbered = openSectors(all).map(sector => ({ ...sector, number: all.indexOf(sector) + 1 }))
  return { kind: 'listed', sectors: numbered.map(one => withPresentNames(one, departments)), departments }
}
