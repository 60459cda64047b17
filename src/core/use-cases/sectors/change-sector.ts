import { type Change, refresh } from '../../change.ts'
import { type Actor, isAdmin, maySeeAll, named, type Named, type Person } from '../../domain/actor.ts'
import type { Department } from '../../domain/people/department.ts'
import { readSectorScope, type SectorErrors, type SectorFields } from '../../domain/sectors/read-sector.ts'
import { formerNames, withPresentNames } from '../../domain/sectors/present-names.ts'
import { openSectors, type Sector } from '../../domain/sectors/sector.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { allSections } from '../sections/all-sections.ts'
import { readPeople } from '../people/read-people.ts'

/** One card shows them all. */
export const sectorsMax = 20
const peopleMost = 10

/** `sectorId` null: a new one. `seen`: the version that the form was opened on. */
export type SectorInput = { sectorId: string | null; seen: number; fields: SectorFields }
export type Saved = { kind: 'sector-saved'; sector: Sector }
export type Refusal = { kind: 'not-admin' | 'not-found' | 'sector-changed' | 'too-many-sectors' }
export type SectorNeeds = Pick<Ports, 'history' | 'sectors' | 'commit' | 'now'>
type SaveNeeds = SectorNeeds & Pick<Ports, 'departments' | 'directory' | 'sections' | 'newId'>

/** What it is called, what it looks after, and who does. */
export async function saveSector(
  ports: SaveNeeds,
  actor: Actor,
  { sectorId, seen, fields }: SectorInput,
): Promise<Saved | { kind: 'invalid'; errors: SectorErrors } | Refusal> {
  if (!isAdmin(actor)) return refused(ports, actor)
  const all = await ports.sectors.all()
  const newId = ports.newId()
  const made = sectorId === null ? all.find(({ id }) => id === newId) : undefined
  if (made) return { kind: 'sector-saved', sector: made }
  const before = openSectors(all).find(({ id }) => id === sectorId) ?? null
  if (sectorId !== null && !before) return { kind: 'not-found' }
  if (before && before.version !== seen) return { kind: 'sector-changed' }
  if (!before && openSectors(all).length >= sectorsMax) return { kind: 'too-many-sectors' }
  const departments = await ports.departments.all()
  const { scope, errors } = readSectorScope(fields, {
    departments,
    sections: (await allSections(ports)).map(({ id }) => id),
    others: all.filter(one => one.id !== sectorId).map(one => withPresentNames(one, departments)),
  })
  const comms = await ports.directory.comms()
  const referents = await people(ports, fields, 'referents', comms, errors)
  const deputies = await people(ports, fields, 'deputies', comms, errors)
  if (referents.length === 0) errors.referents ??= 'required'
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const formerly = before ? formerNames({ ...withPresentNames(before, departments), ...scope }, departments) : []
  const others = deputies.filter(({ id }) => referents.every(one => one.id !== id))
  const wording = { ...scope, formerly, referents, deputies: others }
  return saved(ports, actor, { ...(before ?? blank(newId)), ...wording }, before)
}

const blank = (id: string): Pick<Sector, 'id' | 'version' | 'channel' | 'state'> => ({
  id,
  version: 0,
  channel: null,
  state: 'open',
})

/** Of the communication team alone: a sector hands its work to nobody who could not do it. */
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

type Row = Omit<Sector, 'changedBy' | 'changedAt'>

/** A version more, with what it says in the journal; what waits follows. */
export async function saved(
  ports: SectorNeeds,
  actor: Actor,
  row: Row,
  before: Sector | null,
  verb: 'sector.changed' | 'sector.ended' = 'sector.changed',
): Promise<Saved | Refusal> {
  const changedBy = verb === 'sector.ended' ? { id: actor.id, name: '' } : named(actor)
  const sector = { ...row, version: row.version + 1, changedBy, changedAt: ports.now() }
  const changes = sectorChanges(sector, verb, actor)
  if ((await ports.commit(...changes, ...lossCard(before))) === 'done') return { kind: 'sector-saved', sector }
  // A new one is stale only where the same click made it meanwhile.
  const made = before === null ? (await ports.sectors.all()).find(({ id }) => id === sector.id) : undefined
  return made ? { kind: 'sector-saved', sector: made } : { kind: 'sector-changed' }
}

/** `actor` null: Mary herself. Who the people are is a detail: nothing takes a subject out of the chain. */
export function sectorChanges(
  sector: Sector,
  verb: 'sector.changed' | 'sector.ended' | 'sector.channel-lost' | 'sector.channel-found',
  actor: Actor | null,
): Change[] {
  const { id, version, name, departments, sections: of, referents, deputies, channel } = sector
  const details = {
    name,
    version,
    sector: JSON.stringify({ departments, sections: of, referents, deputies, channel }),
  }
  return [
    { save: 'sector', row: sector, ifVersion: version - 1 },
    { journal: { verb, actor, subject: id, seal: null, details } },
    { job: 'sectors.follow', data: {} },
  ]
}

/** In the common channel, where the loss of its channel was told; as long as nothing replaces that. */
export function lossCard(sector: Pick<Sector, 'id' | 'channel'> | null): Change[] {
  const lostAt = sector?.channel?.lostAt
  return sector && lostAt !== undefined ? [refresh({ card: 'channel-lost', sectorId: sector.id, at: lostAt })] : []
}

export type Sought = { sectorId: string; seen: number }

export function refused(ports: Pick<Ports, 'history' | 'now'>, actor: Actor): Promise<{ kind: 'not-admin' }> {
  return refusedAttempt(ports, actor, { what: 'sector.change', subject: 'sectors' }, { kind: 'not-admin' })
}

/** `number`: by which people name it. It stays when another ends: a word that is delivered twice ends no second one. */
export type ListedSector = Sector & { number: number }

/** `secteurs`: for whoever may see all, with the departments that an administrator may name. */
export async function listSectors(
  ports: Pick<Ports, 'sectors' | 'departments'>,
  actor: Actor,
): Promise<{ kind: 'listed'; sectors: ListedSector[]; departments: Department[] } | { kind: 'not-comms' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const [all, departments] = await Promise.all([ports.sectors.all(), ports.departments.all()])
  const numbered = openSectors(all).map(sector => ({ ...sector, number: all.indexOf(sector) + 1 }))
  return { kind: 'listed', sectors: numbered.map(one => withPresentNames(one, departments)), departments }
}
