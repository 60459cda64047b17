import { statements } from './statements.ts'

/** Cards in doubt that nobody waits for any more are not looked at again. */
export const openDoubts = statements(
  `alter table placement add column over text generated always as (doc->>'over') stored`,
  'drop index placement_in_doubt',
  `create index placement_in_doubt on placement (updated_at) where state in ('unknown', 'refused') and over is null`,
)
