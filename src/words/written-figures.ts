import type { Figures } from '../core/domain/figures/period-figures.ts'
import type { Words } from '../words.ts'
import type { FigureTable } from './figure-table.ts'
import { FigureText } from './figure-text.ts'
import { linesTables } from './figure-lines.ts'
import { siteTables } from './site-table.ts'

/**
 * All figures in words, a table each, in the order in which they are read. `most`: lines of one table; the others are
 * merged into one at the end.
 */
export function writeFigures(figures: Figures, words: Words, most = Infinity): FigureTable[] {
  const text = new FigureText(figures, words)
  return [
    ...linesTables(figures, text, most),
    delaysTable(figures, text),
    reachTable(figures, text),
    ...siteTables(figures, text),
    ...departmentTables(figures, text),
    answersTable(figures, text),
    silentTable(figures, text, most),
  ]
}

function delaysTable({ delays, workingDayMs }: Figures, text: FigureText): FigureTable {
  const { words } = text
  const days = (ms: number | undefined) => (ms === undefined ? null : Math.round((ms / workingDayMs) * 10) / 10)
  const told = delays.map(({ step, n, now, before }) => ({
    label: words.text(`figures.steps.${step}`),
    n,
    median: days(now?.medianMs),
    ninth: days(now?.ninthMs),
    before: days(before?.medianMs),
  }))
  return {
    ...text.table(
      'delays',
      words.text('figures.tables.delays.note', { hours: Math.round(workingDayMs / 360_000) / 10 }),
    ),
    columns: [
      text.column('step', 'text'),
      text.column('cases', 'number'),
      text.column('median', 'days'),
      text.column('ninth', 'days'),
      { title: words.text('figures.columns.medianBefore', { before: text.before }), kind: 'days' },
    ],
    rows: told.map(({ label, n, median, ninth, before }) => [label, n, median, ninth, before]),
    chart: text.chart(
      'delays',
      'days',
      told.map(({ label, median, before }) => ({ label, now: median, before })),
    ),
  }
}

function reachTable({ reach, reachBefore }: Figures, text: FigureText): FigureTable {
  const { words } = text
  const refused = reach.refused.map(({ reason, people }) => ({
    label: words.text('figures.reach.refused', { reason: words.text(`broadcasts.broadcast.reasons.${reason}`) }),
    now: people,
    before: reachBefore.refused.find(one => one.reason === reason)?.people ?? 0,
  }))
  const of = (key: 'meant' | 'delivered' | 'unknown' | 'open') => ({
    label: words.text(`figures.reach.${key}`),
    now: reach[key],
    before: reachBefore[key],
  })
  const outcomes = [of('delivered'), ...refused, of('unknown'), of('open')].filter(
    ({ now, before }) => now + before > 0,
  )
  const share = (people: number, meant: number) => (meant === 0 ? null : people / meant)
  const rows = [of('meant'), ...outcomes].map(({ label, now, before }) => [
    label,
    now,
    share(now, reach.meant),
    share(before, reachBefore.meant),
  ])
  const none = reach.meant + reachBefore.meant === 0
  return {
    ...text.table('reach'),
    columns: [
      text.column('outcome', 'text'),
      text.column('people', 'number'),
      text.column('share', 'share'),
      { title: words.text('figures.columns.shareBefore', { before: text.before }), kind: 'share' },
    ],
    rows: none ? [] : rows,
    chart: text.chart(
      'reach',
      'share',
      [of('meant'), ...outcomes].map(({ label, now, before }) => ({
        label,
        now: share(now, reach.meant),
        before: share(before, reachBefore.meant),
      })),
    ),
  }
}

/** Only where somebody asked for it. */
function departmentTables({ departmentReach }: Figures, text: FigureText): FigureTable[] {
  const { words } = text
  if (departmentReach === null) return []
  const nameOf = (names: readonly (string | null)[]) =>
    names.length > 1 ? words.text('figures.smallDepartments') : (names[0] ?? words.text('figures.noDepartment'))
  return [
    {
      ...text.table('departmentReach'),
      columns: [
        text.column('department', 'text'),
        text.column('meant', 'number'),
        text.column('delivered', 'number'),
        text.column('share', 'share'),
        text.column('refused', 'number'),
        text.column('unknown', 'number'),
      ],
      rows: departmentReach.map(({ names, people, delivered, refused, unknown }) => [
        nameOf(names),
        people,
        delivered,
        delivered / people,
        refused,
        unknown,
      ]),
      chart: null,
    },
  ]
}

function answersTable({ answers }: Figures, text: FigureText): FigureTable {
  const { words } = text
  const lines = (answers ?? []).map(({ keys, people }) => ({
    label: keys.map(key => words.text(`figures.answers.${key}`)).join(words.text('figures.and')),
    now: people,
    before: null,
  }))
  return {
    ...text.table('answers'),
    columns: [text.column('answer', 'text'), text.column('people', 'number')],
    rows: lines.map(({ label, now }) => [label, now]),
    chart: text.chart('answers', 'number', lines),
    empty: words.text('figures.tooFew'),
  }
}

/** No more names than a page has room for. */
const namesMost = 3

function silentTable({ silent }: Figures, text: FigureText, most: number): FigureTable {
  const { words } = text
  const { names, small, since } = silent
  const shown = names.length > most * namesMost ? names.slice(0, most * namesMost - 1) : names
  const rest = names.length - shown.length
  return {
    ...text.table('silent', words.text('figures.tables.silent.note', { since: words.day(since) })),
    columns: [text.column('department', 'text')],
    rows: [
      ...shown,
      ...(rest > 0 ? [words.count('figures.others', rest)] : []),
      ...(small > 0 ? [words.count('figures.silent.more', small)] : []),
    ].map(name => [name]),
    chart: null,
    empty: words.text('figures.silent.none'),
  }
}
