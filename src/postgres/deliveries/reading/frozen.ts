import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../open/database.ts'

const atOnce = 20_000

/** Read along the primary key, page by page: a million ids never lie in memory together. */
export async function frozen({ kysely }: Database, broadcastId: string): Promise<{ people: number; digest: string }> {
  const hash = createHash('sha256')
  let people = 0
  for (let after = ''; ;) {
    const { rows } = await sql<{ person: string }>`
      select person from delivery where broadcast_id = ${broadcastId} and person > ${after}
      order by person limit ${atOnce}`.execute(kysely)
    for (const { person } of rows) hash.update(`${person}\n`)
    people += rows.length
    if (rows.length < atOnce) return { people, digest: hash.digest('hex') }
    after = rows.at(-1)!.person
  }
}
