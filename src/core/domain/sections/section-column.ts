import type { Instant } from '../time.ts'

/** The id of its one row. */
export const sectionColumnId = 'Rubrique'

/**
 * Whether the Microsoft List's column of sections is up to date. `waiting`: it has yet to follow the last change;
 * `refused`: Mary may not change columns; `missing`: the list or the column is not there. Every change of sections
 * writes this row, so that of two at once one reads what the other made.
 */
export type SectionColumn = {
  id: typeof sectionColumnId
  version: number
  state: 'waiting' | 'ready' | 'refused' | 'missing'
  since: Instant
}
