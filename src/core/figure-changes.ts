import type { PersonId } from './domain/actor.ts'
import type { Workbook } from './domain/figures/workbook.ts'

/** What people asked of figures, one row each. */
export type FigureDocuments = { workbook: Workbook }

/** Work that follows from figures. */
export type FigureJobs = {
  /** Writes the figures of a period to the SharePoint library, for whoever asked. */
  'figures.export': { period: string; person: PersonId }
  /** Forgets that a person asked for a workbook, once that is long ago. */
  'workbook.forget': { period: string; person: PersonId }
}
