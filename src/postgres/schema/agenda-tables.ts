import { document } from './document-tables.ts'

/** Calendars that show behind the week, and what comes back each year. */
export const agendaTables = ['agenda_feed', 'recurring_idea'].map(
  table => `create table ${table} (id text primary key, ${document})`,
)
