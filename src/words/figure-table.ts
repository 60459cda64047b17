export type FigureCell = string | number | null
/** `share`: from 0 to 1. `days`: working days, with one decimal. */
export type FigureKind = 'text' | 'number' | 'share' | 'days'

/**
 * Bars with a mark each for the period before, one for each row of the table. `text`: the number as it stands beside
 * its bar; `now` null: none is told.
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

/** A table of figures. `note`: how it counts. `chart` null: there is nothing to draw, and nothing to tell either. */
export type FigureTable = {
  id: FigureTableId
  title: string
  note: string
  columns: { title: string; kind: FigureKind }[]
  rows: FigureCell[][]
  chart: FigureChart | null
  /** Stands in the place of rows. */
  empty: string
}
