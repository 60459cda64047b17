import type { PeriodUnit } from '../../core/domain/figures/period.ts'

/** A period and its figures, in words; `previous`, `next`: the months by which those beside it are asked for. */
export type FiguresPage = {
  kind: 'figures'
  unit: PeriodUnit
  at: string
  title: string
  beside: string
  /** '' once the period is over. */
  running: string
  previous: string
  next: string | null
  tables: PageTable[]
}

/** `svg`: of the server's own making, without a style; `empty`: shown in place of rows. */
export type PageTable = {
  id: string
  title: string
  note: string
  columns: { title: string; isNumber: boolean }[]
  rows: string[][]
  empty: string
  chart: { svg: string; alt: string } | null
}
