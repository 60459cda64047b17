import { document } from './document-tables.ts'

/** Whoever waits does so with whom they bring along: until here a queue named people alone, and each came alone. */
export const eventTables = [
  `update event set doc = jsonb_set(doc, '{waiting}', (
    select coalesce(jsonb_agg(jsonb_build_object('person', person, 'seats', 1) order by rank), '[]')
    from jsonb_array_elements_text(doc->'waiting') with ordinality as waiting (person, rank)))`,
]

/** What organisers look at, and what stays of an event once its answers are deleted. */
export const boardTables = ['event_board', 'event_counts'].map(
  table => `create table ${table} (id text primary key, ${document})`,
)
