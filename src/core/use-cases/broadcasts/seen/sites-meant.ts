import type { Audience } from '../../../domain/audiences/audience.ts'
import { departmentFinder } from '../../../domain/audiences/department-of.ts'
import type { RelayRound, RelaySite, RelayTask } from '../../../domain/relays/relay.ts'
import type { Ports } from '../../../ports.ts'
import { fold } from '../../../domain/text.ts'

export type SiteNeeds = Pick<Ports, 'relaySites' | 'departments'>

/** Sites whose people an audience holds, and those of which nobody can tell. */
export type SitesMeant = { sure: RelaySite[]; unsure: RelaySite[] }

/** Departments of sites by their name in the list "Directions", as audiences name them; null: not there. */
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

/**
 * An emergency asks by itself where its people are for sure: sites of which nobody can tell that are left out, until a
 * person means them too.
 */
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
 * Whether what is said to these people is said to those at a site. Null: nobody can tell, since the list names no
 * department for the site, or a group or team may be theirs. They have no Teams: no event and no list of people has
 * them.
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
