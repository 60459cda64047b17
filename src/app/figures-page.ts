import { drawForPage } from '../charts/draw-bars.ts'
import type { Actor } from '../core/domain/actor.ts'
import {
  currentPeriod,
  hasBegun,
  type Period,
  periodAfter,
  periodAt,
  periodBefore,
} from '../core/domain/figures/period.ts'
import type { Figures } from '../core/domain/figures/period-figures.ts'
import type { WorkingHours } from '../core/domain/settings.ts'
import { isDay } from '../core/domain/text.ts'
import { askForWorkbook } from '../core/use-cases/figures/ask-for-workbook.ts'
import { type FigureNeeds, seeFigures } from '../core/use-cases/figures/see-figures.ts'
import type { Ports } from '../core/ports.ts'
import { FigureText } from '../words/figure-text.ts'
import type { FigureTable } from '../words/figure-table.ts'
import { writeFigures } from '../words/written-figures.ts'
import type { FiguresPage, PageTable } from '../teams/figures/written-figures-page.ts'
import type { Words } from '../words.ts'

/** Lines of one table that fit, with all others, on one sheet of paper. */
const linesMost = 10

type Asks = { actor: Actor; words: Words; settings: WorkingHours }

/**
 * What the page asks: `at` is a month, in which the period lies; without it, or where that has not begun, the one that
 * runs. Null: neither.
 */
export function askedPeriod(
  asked: Record<string, unknown>,
  { now }: Pick<Ports, 'now'>,
  timeZone: string,
): Period | null {
  const { unit, at } = asked
  if (unit !== 'month' && unit !== 'quarter') return null
  const current = currentPeriod(unit, now(), timeZone)
  if (at === undefined) return current
  if (typeof at !== 'string' || !/^20\d\d-\d\d$/.test(at) || !isDay(`${at}-01`)) return null
  const period = periodAt(unit, `${at}-01`)
  return hasBegun(period, now(), { timeZone }) ? period : current
}

/** The page « Chiffres », in words, with its charts. */
export async function figuresPage(
  ports: FigureNeeds,
  period: Period,
  { actor, words, settings }: Asks,
): Promise<FiguresPage | 'not-ours'> {
  const seen = await seeFigures(ports, actor, period, settings)
  return seen.kind === 'seen' ? figurePageOf(seen.figures, words) : 'not-ours'
}

export async function figurePageOf(figures: Figures, words: Words): Promise<FiguresPage> {
  const { period } = figures
  const text = new FigureText(figures, words)
  const shown = writeFigures(figures, words, linesMost)
  return {
    kind: 'figures',
    unit: period.unit,
    at: monthOf(period),
    title: text.now,
    beside: words.text('figures.figures.beside', { before: text.before }),
    running: figures.isRunning ? words.text('figures.periods.running') : '',
    previous: monthOf(periodBefore(period)),
    next: figures.isRunning ? null : monthOf(periodAfter(period)),
    tables: await Promise.all(shown.map(table => pageTable(table, text))),
  }
}

/** *Exporter (Excel)*: a card tells when it is there. */
export async function askForFile(
  ports: Parameters<typeof askForWorkbook>[0],
  period: Period,
  { actor, settings }: Omit<Asks, 'words'>,
): Promise<object | 'not-ours'> {
  const asked = await askForWorkbook(ports, actor, period, settings)
  return asked.kind === 'not-comms' ? 'not-ours' : asked
}

async function pageTable(
  { id, title, note, columns, rows, chart, empty }: FigureTable,
  text: FigureText,
): Promise<PageTable> {
  return {
    id,
    title,
    note,
    columns: columns.map(({ title: heading, kind }) => ({ title: heading, isNumber: kind !== 'text' })),
    rows: rows.map(row => row.map((cell, at) => text.cell(cell, columns[at]?.kind ?? 'text'))),
    empty: rows.length === 0 ? empty : '',
    chart: chart && { svg: await drawForPage(chart), alt: chart.alt },
  }
}

function monthOf({ from }: Period): string {
  return from.slice(0, 7)
}
