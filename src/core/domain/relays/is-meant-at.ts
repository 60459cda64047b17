import type { Audience } from '../audiences/audience.ts'
import { fold } from '../text.ts'
import type { RelaySite } from './relay.ts'

/**
 * Whether what is said to these people is said to those at a site. Null: nobody can tell, since the list names no
 * department for the site, or a group or team may be theirs. They have no Teams: no event and no list of people has
 * them.
 */
export function isMeantAt(audience: Audience, site: Pick<RelaySite, 'department'>): boolean | null {
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
