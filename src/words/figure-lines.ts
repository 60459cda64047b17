import type { Channel } from '../core/domain/channels/channel.ts'
import { outIn } from '../core/domain/channels/channel-tally.ts'
import type { FigureLine, Figures } from '../core/domain/figures/period-figures.ts'
import { sectionNameOf } from '../core/domain/sections/section.ts'
import type { PlainName } from '../words.ts'
import type { FigureText } from './figure-text.ts'
import type { FigureTable } from './figure-table.ts'

type Line = { label: string; now: number; before: number }
type Id = 'sections' | 'sectors' | 'departments' | 'proposals'

const headings: Record<Id, PlainName<'figures.columns'>> = {
  sections: 'section',
  sectors: 'sector',
  departments: 'department',
  proposals: 'proposals',
}

/** Counts by name, in the period and in the one before. Without sectors their table is missing. */
export function linesTables(figures: Figures, text: FigureText, most: number): FigureTable[] {
  const { words } = text
  const { names, proposals } = figures
  const named = (lines: readonly FigureLine[], none: string, nameOf: (key: string) => string): Line[] =>
    lines.map(({ key, others, now, before }) => ({
      label: others ? words.text('figures.smallDepartments') : key === null ? none : nameOf(key),
      now,
      before,
    }))
  const shipped = (id: string) => words.named('sections.shipped', id)
  const sections = named(
    figures.sections,
    words.text('figures.noSection'),
    id => sectionNameOf(names.sections, id, shipped) ?? id,
  )
  const sectors = named(
    figures.sectors,
    words.text('figures.noSector'),
    id => names.sectors.find(one => one.id === id)?.name ?? id,
  )
  const departments = named(figures.departments, words.text('figures.noDepartment'), name => name)
  const steps = (['received', 'retained', 'declined'] as const).map(key => ({
    label: words.text(`figures.proposals.${key}`),
    ...proposals[key],
  }))
  const table = (id: Id, lines: readonly Line[]) => linesTable(id, capped(lines, most, text), text)
  return [
    table('sections', sections),
    ...(sectors.length === 0 ? [] : [table('sectors', sectors)]),
    table('departments', departments),
    channelsTable(figures, text),
    table('proposals', steps),
  ]
}

/** What is out on each channel, and what the period still waited for. */
function channelsTable({ channels }: Figures, text: FigureText): FigureTable {
  const { words } = text
  const label = (channel: Channel) => words.text(`figures.channels.${channel}`)
  return {
    ...text.table('channels'),
    columns: [
      text.column('channel', 'text'),
      { title: text.now, kind: 'number' },
      text.column('declared', 'number'),
      text.column('blocked', 'number'),
      text.column('uncertain', 'number'),
      text.column('planned', 'number'),
      { title: text.before, kind: 'number' },
    ],
    rows: channels.map(({ channel, now, before }) => [
      label(channel),
      outIn(now),
      now.declared,
      now.blocked,
      now.unknown,
      now.planned,
      outIn(before),
    ]),
    chart: text.chart(
      'channels',
      'number',
      channels.map(({ channel, now, before }) => ({ label: label(channel), now: outIn(now), before: outIn(before) })),
    ),
  }
}

function linesTable(id: Id, lines: readonly Line[], text: FigureText): FigureTable {
  const some = lines.filter(({ now, before }) => now + before > 0)
  return {
    ...text.table(id),
    columns: [
      text.column(headings[id], 'text'),
      { title: text.now, kind: 'number' },
      { title: text.before, kind: 'number' },
    ],
    rows: some.map(({ label, now, before }) => [label, now, before]),
    chart: text.chart(id, 'number', some),
  }
}

/** Lines beyond the limit are merged into one at the end. */
function capped(lines: readonly Line[], most: number, { words }: FigureText): readonly Line[] {
  if (lines.length <= most) return lines
  const rest = lines.slice(most - 1)
  const sum = (of: 'now' | 'before') => rest.reduce((total, line) => total + line[of], 0)
  return [
    ...lines.slice(0, most - 1),
    { label: words.count('figures.others', rest.length), now: sum('now'), before: sum('before') },
  ]
}
