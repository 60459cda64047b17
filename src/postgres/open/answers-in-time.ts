import { sql } from 'kysely'
import { within } from '../../timing/within.ts'
import type { Database } from './database.ts'

/** With room for a moment in which all connections are taken. */
const answersWithinMs = 2_000

/** Whether the database says anything now: one that is frozen answers nothing at all. */
export async function answersInTime({ kysely }: Database): Promise<boolean> {
  const asked = sql`select 1`.execute(kysely).then(
    () => true,
    () => false,
  )
  return (await within(asked, answersWithinMs)) === true
}
