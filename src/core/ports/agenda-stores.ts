import type { AgendaFeed } from '../domain/agenda/agenda.ts'
import type { RecurringIdea } from '../domain/agenda/recurring-idea.ts'
import type { Instant } from '../domain/time.ts'

/** Feeds that are open, in the order in which they were added; twenty at most. */
export type Agenda = {
  /** As this process read them within the last three seconds. */
  all(): Promise<AgendaFeed[]>
  /** As they are now: before one is changed. */
  now(): Promise<AgendaFeed[]>
  /** Those that were ended before that. */
  ended(before: Instant): Promise<AgendaFeed[]>
  /** Ended ones too. */
  byId(id: string): Promise<AgendaFeed | null>
}

export type RecurringIdeas = {
  /** Those that somebody changed or wrote, removed ones too, in the order in which that was. */
  all(): Promise<RecurringIdea[]>
  byId(id: string): Promise<RecurringIdea | null>
}
