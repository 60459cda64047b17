import type { SitesSeen } from '../../core/domain/faces/relay-seen.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import { peopleCell } from '../../words/people-cell.ts'
import type { Words } from '../../words.ts'

type Row = Sheet['rows'][number]

/** People without Teams: reached by a relay, and at sites without one. Where a number is unknown there is no share. */
export function siteRows(sites: SitesSeen | null, words: Words): Row[] {
  if (sites === null || sites.round === null) return []
  const { reached, all, nobody } = sites.lines
  const sure = all.unknown === 0 && all.people > 0
  return [
    [
      words.text('sheets.facts.byRelay', { n: reached.sites, sites: words.count('relays.sites', all.sites) }),
      peopleCell(reached),
      peopleCell(all),
      sure ? reached.people / all.people : null,
    ],
    [
      words.text('sheets.facts.withoutRelay', { sites: words.count('relays.sites', nobody.sites) }),
      peopleCell(nobody),
      null,
      null,
    ],
  ]
}
