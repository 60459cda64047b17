import { sql } from 'kysely'
import type { DailyCounts } from '../../core/ports/people.ts'
import type { Database } from '../open/database.ts'

export function dailyCounts({ kysely }: Database): DailyCounts {
  return {
    take: async (person, what, day, most) => {
      const { rows } = await sql<{ n: number }>`
        insert into daily_count (person, day, what, n) values (${person}, ${day}, ${what}, 1)
        on conflict (person, day, what) do update set n = daily_count.n + 1 where daily_count.n < ${most}::int
        returning n`.execute(kysely)
      // The first one of a day takes away what is left of the days before: nobody needs it any more.
      if (rows[0]?.n === 1) await kysely.deleteFrom('daily_count').where('day', '<', day).execute()
      return rows.length > 0
    },
  }
}
