import type { Audience } from '../../../domain/audiences/audience.ts'
import { departmentFinder } from '../../../domain/audiences/department-of.ts'
import type { RelayRound, RelaySite, RelayTask } from '../../../domain/relays/relay.ts'
import type { Ports } from '../../../ports.ts'
import { fold } from '../../../domain/text.ts'

export type SiteNeeds = Pick<Ports, 'relaySites' | 'departments'>

/** Sites whose people are surely in an audience, and sites for which nobody can tell. */
export type SitesMeant = { sure: RelaySite[]; unsure: RelaySite[] }

/** Departments of sites by their name in the list "Directions", as audiences name them; null: not in that list. */
export async function sitesMeant(
  { relaySites, departments }: SiteNeeds,
  audience: Audience,
  when?: 'now',
): Promise<SitesMeant> {
  const listed = await relaySites.all(when)
  const find = departmentFinder(listed.some(({ department }) => department) ? await departments.all() : [])
  const all = listed.map(site => ({ ...site, department: find(site.department) }))
  return {
    sure: all.filter(site => isMeantAt(audience, site) === true),
    unsure: all.filter(site => isMeantAt(audience, site) === null),
  }
}

/** An emergency asks by itself only sites whose people are surely meant: a person may add others. */
export async function leftOut(
  ports: SiteNeeds,
  { asked, ended }: Pick<RelayRound, 'asked' | 'ended'>,
  tasks: readonly RelayTask[],
  { audience }: { audience: Audience },
  when?: 'now',
): Promise<RelaySite[]> {
  if (asked.by !== null || ended !== null) return []
  const known = new Set(tasks.map(({ site }) => site.id))
  return (await sitesMeant(ports, audience, when)).unsure.filter(({ id }) => !known.has(id))
}

/**
 * Whether people at a site are in an audience. Null: nobody can tell, since the list names no department for the site,
 * or a group or team may include them. They have no Teams, so that no event and no list of people includes them.
 */
function isMeantAt(audience: Audience, site: Pick<RelaySite, 'department'>): boolean | null {
  switch (audience.kind) {
    case 'everyone':
      return true
    case 'department':
      return site.department === null ? null : fold(site.department) === fold(audience.name)
    case 'group':
    case 'team':
      return null
    case 'people':
    case 'list':
    case 'registered':
      return false
    case 'union':
      return anyOf(audience.of.map(one => isMeantAt(one, site)))
    case 'intersection':
      return audience.of.length > 0 && not(anyOf(audience.of.map(one => not(isMeantAt(one, site)))))
    case 'except':
      return not(anyOf([not(isMeantAt(audience.from, site)), isMeantAt(audience.without, site)]))
  }
}

function anyOf(all: (boolean | null)[]): boolean | null {
  if (all.includes(true)) return true
  return all.includes(null) ? null : false
}

function not(one: boolean | null): boolean | null {
  return one === null ? null : !one
}
