import type { Figures } from '../core/domain/figures/period-figures.ts'
import type { PlainName, Words } from '../words.ts'
import { periodText } from './period-text.ts'
import type { FigureCell, FigureChart, FigureKind, FigureTable } from './figure-table.ts'

type Line = { label: string; now: number | null; before: number | null }

/** Words that all tables of figures share: for one period, in one language. */
export class FigureText {
  readonly words: Words
  readonly now: string
  readonly before: string
  readonly #kinds: Record<FigureKind, Intl.NumberFormat>

  constructor({ period, before }: Pick<Figures, 'period' | 'before'>, words: Words) {
    this.words = words
    this.now = periodText(period, words)
    this.before = periodText(before, words)
    const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
    this.#kinds = {
      text: new Intl.NumberFormat(words.locale),
      number: new Intl.NumberFormat(words.locale),
      share: new Intl.NumberFormat(words.locale, { style: 'percent', ...one }),
      days: new Intl.NumberFormat(words.locale, one),
    }
  }

  /** As people read it; a dash if there is no value. */
  cell(cell: FigureCell, kind: FigureKind): string {
    if (cell === null) return '–'
    return typeof cell === 'string' ? cell : this.#kinds[kind].format(cell)
  }

  column(name: PlainName<'figures.columns'>, kind: FigureKind): FigureTable['columns'][number] {
    return { title: this.words.text(`figures.columns.${name}`), kind }
  }

  table(
    id: FigureTable['id'],
    note = id === 'delays' || id === 'silent' ? '' : this.words.text(`figures.tables.${id}.note`),
  ): Pick<FigureTable, 'id' | 'title' | 'note' | 'empty'> {
    return { id, title: this.words.text(`figures.tables.${id}.title`), note, empty: this.words.text('figures.nothing') }
  }

  /** Null: nothing to draw. Its text says everything that it shows. */
  chart(id: FigureTable['id'], kind: FigureKind, lines: readonly Line[]): FigureChart | null {
    const drawn = lines.map(line => ({ ...line, text: this.cell(line.now, kind) }))
    if (drawn.every(({ now, before }) => (now ?? 0) === 0 && (before ?? 0) === 0)) return null
    const title = this.words.text(`figures.tables.${id}.title`)
    const told = drawn.map(({ label, text, before }) =>
      before === null
        ? `${label} ${text}`
        : this.words.text('figures.chart.line', { label, now: text, before: this.cell(before, kind) }),
    )
    const alt = this.words.text('figures.chart.alt', {
      title,
      now: this.now,
      before: this.before,
      lines: told.join(this.words.text('figures.between')),
    })
    return { title, alt, lines: drawn }
  }
}
