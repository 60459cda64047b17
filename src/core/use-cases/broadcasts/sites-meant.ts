import type { Audience } from '../../domain/audiences/audience.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import { isMeantAt } from '../../domain/relays/is-meant-at.ts'
import type { RelayRound, RelaySite, RelayTask } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'

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
