export type FigureCell = string | number | null
/** `share`: from 0 to 1. `days`: working days, with one decimal. */
export type FigureKind = 'text' | 'number' | 'share' | 'days'

/**
 * Bars with a mark each for the period before, one for each row of the table. `text`: the number as shown beside its
 * bar; `now` null: it may not be shown.
 */
export type FigureChart = {
  title: string
  alt: string
  lines: { label: string; now: number | null; before: number | null; text: string }[]
}

type FigureTableId =
  | 'sections'
  | 'sectors'
  | 'departments'
  | 'channels'
  | 'proposals'
  | 'delays'
  | 'reach'
  | 'sites'
  | 'departmentReach'
  | 'answers'
  | 'silent'

/** A table of figures. `note`: how it counts. `chart` null: there is nothing to draw, nor to describe. */
export type FigureTable = {
  id: FigureTableId
  title: string
  note: string
  columns: { title: string; kind: FigureKind }[]
  rows: FigureCell[][]
  chart: FigureChart | null
  /** Shown in place of rows. */
  empty: string
}
