import type { AgendaFeed } from './domain/agenda/agenda.ts'
import type { RecurringIdea } from './domain/agenda/recurring-idea.ts'

/** What is saved of the agenda. */
export type AgendaRows = { agenda_feed: AgendaFeed; recurring_idea: RecurringIdea }

/** Work for what shows behind the week, and for what comes back each year. */
export type AgendaJobs = {
  /** Asks for the reading of each calendar, and for itself again. */
  'agenda.read': Record<string, never>
  /** Reads one calendar. */
  'agenda.feed': { id: string }
  /** Opens the drafts of recurring ideas whose day comes near, and asks for itself again. */
  'ideas.open': Record<string, never>
}
