import assert from 'node:assert/strict'
import type { Database } from '../../../src/postgres/open/database.ts'
import { dump } from '../personal-rows.ts'
import { everyMark, type MarkName } from './markers.ts'

/** Which marked words stand where in a dump of the database: as text in any case, or within bytes. */
export async function whatStands(database: Database): Promise<Map<MarkName, string[]>> {
  const tables = [...(await dump(database))].map(([table, rows]) => [table, rows.join('\n').toLowerCase()] as const)
  return new Map(
    everyMark.map(({ name, word }) => {
      const ways = [word.toLowerCase(), Buffer.from(word).toString('hex')]
      return [name, tables.flatMap(([table, text]) => (ways.some(way => text.includes(way)) ? [table] : []))]
    }),
  )
}

/** What should stand on this day, once its night is over: without a visa all that waits for one. */
function shouldStand(day: number, afterVisa = false): MarkName[] {
  return everyMark
    .filter(({ on, due }) => due === 'serves' || (due === 'visa' ? !afterVisa : on + due >= day))
    .map(({ name }) => name)
}

/** That what stands is what should, each word with where it was found. */
export async function assertOnlyDueIsGone(database: Database, day: number, afterVisa = false): Promise<void> {
  // What the archivist let go stays named in their list: that is how somebody can say what was eliminated.
  const isKept = (table: string) => !afterVisa || table !== 'public.archive_list'
  const found = [...(await whatStands(database))].filter(([, tables]) => tables.some(isKept))
  const told = found.map(([name, tables]) => `${name}: ${tables.join()}`).join('\n')
  assert.deepEqual(
    found.map(([name]) => name),
    shouldStand(day, afterVisa),
    told,
  )
}
