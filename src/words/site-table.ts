import type { Figures } from '../core/domain/figures/period-figures.ts'
import type { FigureTable } from './figure-table.ts'
import type { FigureText } from './figure-text.ts'
import { peopleCell } from './people-cell.ts'

/** Reached by Teams, by a relay, and at sites without one, each of how many; only if sites were asked. */
export function siteTables({ sites, reach }: Figures, text: FigureText): FigureTable[] {
  if (!sites) return []
  const { words } = text
  const { reached, all, nobody } = sites
  const by = (how: 'teams' | 'relay' | 'nobody') => words.text(`broadcasts.broadcast.reached.${how}`)
  const done = words.text('broadcasts.broadcast.reached.of', {
    n: words.number(reached.sites),
    all: words.number(all.sites),
  })
  return [
    {
      ...text.table('sites'),
      columns: [
        text.column('how', 'text'),
        text.column('reached', 'number'),
        text.column('outOf', 'number'),
        text.column('sites', 'number'),
      ],
      rows: [
        [by('teams'), reach.delivered, reach.meant, null],
        [by('relay'), peopleCell(reached), peopleCell(all), done],
        // Nobody knows whether they heard of it.
        [by('nobody'), nobody.sites === 0 ? null : '?', peopleCell(nobody), nobody.sites],
      ],
      chart: null,
    },
  ]
}
