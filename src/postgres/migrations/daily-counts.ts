import { statements } from './statements.ts'

/** How often somebody did something today; rows of other days are removed. */
export const dailyCounts = statements(
  'create table daily_count (person text, day text, what text, n int not null, primary key (person, day, what))',
)
