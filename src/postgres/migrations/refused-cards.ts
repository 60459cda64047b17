import { statements } from './statements.ts'

/** Looked for whenever somebody is reached again; at a mass installation by everybody. */
export const refusedCards = statements(
  `create index placement_refused on placement (person, updated_at) where state = 'refused' and over is null`,
)
