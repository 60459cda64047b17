/**
 * A department or a section is of one open sector at most, so that a proposal has one card. A channel decides no
 * right.
 */

import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

/** A channel of the communication team's own team. `lostAt`: since when Teams says that it is there no more. */
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
  /** How the list called them before: what was filed under such a name stays theirs. */
  formerly?: string[]
  /** Ids of sections. */
  sections: string[]
  referents: Named[]
  deputies: Named[]
  channel: SectorChannel | null
  /** `ended`: it looks after nothing any more, and stays for what was said of it. */
  state: 'open' | 'ended'
  changedBy: Named
  changedAt: Instant
}

/** What became of the sector since its channel was lost; null: it lost another one meanwhile. */
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

/**
 * Whoever looks after that, each once: by section first, since whoever wrote chose it, then by department, in their
 * order.
 */
export function sectorsOf(sectors: readonly Sector[], { departments, section }: Touching): Sector[] {
  const open = openSectors(sectors)
  const bySection = section === null ? [] : open.filter(one => one.sections.includes(section))
  const byDepartment = departments.flatMap(name => (name === null ? [] : ofDepartment(open, name)))
  return [...new Set([...bySection, ...byDepartment])]
}

/** By its name, or, of what came before it was renamed, by its former one. */
function ofDepartment(open: readonly Sector[], name: string): Sector[] {
  const now = open.filter(one => one.departments.includes(name))
  return now.length > 0 ? now : open.filter(({ formerly = [] }) => formerly.includes(name))
}

/** Where the cards of a sector lie; null: in the common channel, as long as it has none, or its own is lost. */
export function channelOf({ channel }: Pick<Sector, 'channel'>): string | null {
  return channel === null || channel.lostAt !== undefined ? null : channel.id
}

/** Each channel once, the closest sector's first; what no sector looks after lies in the common channel. */
export function channelsOf(sectors: readonly Sector[]): (string | null)[] {
  return sectors.length === 0 ? [null] : [...new Set(sectors.map(channelOf))]
}

/** What a department would have to be known for before a card is placed: some sector with a channel has departments. */
export function routesByDepartment(sectors: readonly Sector[]): boolean {
  return openSectors(sectors).some(one => one.departments.length > 0 && channelOf(one) !== null)
}
