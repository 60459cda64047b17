/** A department or section is of one open sector at most, so that a proposal has one card. Channels decide no right. */

import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

/** A channel of the communication team's own team. `lostAt`: since when Teams says that it does not exist any more. */
export type SectorChannel = { id: string; name: string; lostAt?: Instant }

/**
 * Departments and sections that people of the communication team look after. `deputies`: asked while all referents are
 * away. `channel` null: the common one.
 */
export type Sector = {
  id: string
  version: number
  name: string
  /** Their names in "Directions". */
  departments: string[]
  /** Former names of its departments: what was filed under such a name stays with the sector. */
  formerly?: string[]
  /** Ids of sections. */
  sections: string[]
  referents: Named[]
  deputies: Named[]
  channel: SectorChannel | null
  /** `ended`: it looks after nothing any more; its row is kept, since other rows name it. */
  state: 'open' | 'ended'
  changedBy: Named
  changedAt: Instant
}

/** What happened to the sector since its channel was lost; null: it lost another one meanwhile. */
export type AfterLoss = 'lost' | 'back' | 'common' | 'ended'

export function afterLoss({ state, channel }: Pick<Sector, 'state' | 'channel'>, lostAt: Instant): AfterLoss | null {
  if (state === 'ended') return 'ended'
  if (channel === null) return 'common'
  if (channel.lostAt === undefined) return 'back'
  return channel.lostAt === lostAt ? 'lost' : null
}

/** What something is about. */
export type Touching = { departments: readonly (string | null)[]; section: string | null }

export function openSectors(sectors: readonly Sector[]): Sector[] {
  return sectors.filter(({ state }) => state === 'open')
}

/** The sectors that look after it, each once: by section first (the author chose it), then by department, in order. */
export function sectorsOf(sectors: readonly Sector[], { departments, section }: Touching): Sector[] {
  const open = openSectors(sectors)
  const bySection = section === null ? [] : open.filter(one => one.sections.includes(section))
  const byDepartment = departments.flatMap(name => (name === null ? [] : ofDepartment(open, name)))
  return [...new Set([...bySection, ...byDepartment])]
}

/** Sectors with a department of that name, or, for what was filed before it was renamed, of that former name. */
function ofDepartment(open: readonly Sector[], name: string): Sector[] {
  const now = open.filter(one => one.departments.includes(name))
  return now.length > 0 ? now : open.filter(({ formerly = [] }) => formerly.includes(name))
}

/** The channel for the cards of a sector; null: the common channel, if it has none or its own is lost. */
export function channelOf({ channel }: Pick<Sector, 'channel'>): string | null {
  return channel === null || channel.lostAt !== undefined ? null : channel.id
}

/** Each channel once, the closest sector's first; what no sector looks after goes to the common channel. */
export function channelsOf(sectors: readonly Sector[]): (string | null)[] {
  return sectors.length === 0 ? [null] : [...new Set(sectors.map(channelOf))]
}

/** Whether a card cannot be placed before the department is known: some sector with a channel has departments. */
export function routesByDepartment(sectors: readonly Sector[]): boolean {
  return openSectors(sectors).some(one => one.departments.length > 0 && channelOf(one) !== null)
}
