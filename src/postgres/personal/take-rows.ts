import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Named } from '../../core/domain/actor.ts'
import type { Sought } from '../../core/domain/personal/sought.ts'
import type { Database } from '../open/database.ts'
import { hasIdOf, keysNaming, ledgerRows } from './find-traces.ts'
import type { SearchedTable } from './searched-tables.ts'
import { among, pagesOf, tableOf } from './walk-pages.ts'

const rowsAtOnce = 500

type Take = (database: Database, sought: Sought, table: SearchedTable, standIn: Named) => Promise<number>

/** How rows that are no documents are erased. In other tables a row with their id is deleted. */
const takes: Record<string, Take> = {
  delivery: takeDeliveries,
  directory_person: takeFromDirectory,
  asked_job: (database, sought, table, standIn) => takeJobs(database, { sought, table, standIn }, sql`true`),
  // Handed over already: it ends in moments, and its data with it.
  job: (database, sought, table, standIn) => takeJobs(database, { sought, table, standIn }, sql`state <> 'active'`),
}

export function takeRows(
  database: Database,
  table: SearchedTable,
  { sought, standIn }: { sought: Sought; standIn: Named },
): Promise<number> {
  const take = takes[table.name]
  return take ? take(database, sought, table, standIn) : deleteRows(database, sought, table)
}

const filesEnd: JobName = 'proposal.files-end'

/** Nothing else knows where the files of a deleted proposal are: their job stays, and forgets who sent them in. */
async function takeJobs(
  database: Database,
  { sought, table, standIn }: { sought: Sought; table: SearchedTable; standIn: Named },
  which: RawBuilder<unknown>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update ${tableOf(table)} set data = jsonb_set(data, '{author}', to_jsonb(${standIn.id}::text))
    where name = ${filesEnd} and lower(data->>'author') = any(${sought.ids}::text[]) and ${which}`.execute(
    database.kysely,
  )
  const others = sql`name <> ${filesEnd} and ${which}`
  return Number(numAffectedRows ?? 0) + (await deleteRows(database, sought, table, others))
}

/** Each row is checked again: another one may have its key by now. */
async function deleteRows(
  database: Database,
  sought: Sought,
  table: SearchedTable,
  which: RawBuilder<unknown> = sql`true`,
): Promise<number> {
  let taken = 0
  const [found] = await keysNaming(database, table, [sought])
  for (const keys of pagesOf(found!)) {
    const { numAffectedRows } = await sql`
      delete from ${tableOf(table)} where ${among(table, keys)} and ${hasIdOf(table, sought)} and ${which}`.execute(
      database.kysely,
    )
    taken += Number(numAffectedRows ?? 0)
  }
  return taken
}

/**
 * Their rows still count, without telling whose they were: each gets a number of its own, so that not even two of them
 * are known to be of one person.
 */
async function takeDeliveries({ kysely }: Database, sought: Sought): Promise<number> {
  for (let taken = 0; ;) {
    const { rows } = await sql<{ broadcast: string; person: string }>`
      select * from (${ledgerRows(sql`broadcast_id as broadcast, person`, sought)}) as theirs limit ${rowsAtOnce}`.execute(
      kysely,
    )
    if (rows.length === 0) return taken
    const nameless = JSON.stringify(rows.map(row => ({ ...row, gone: `effacé-${randomUUID()}` })))
    await sql`update delivery set person = gone, given_name = '', locale = null, conversation_id = null, activity_id = null
      from jsonb_to_recordset(${nameless}::jsonb) as erased(broadcast text, person text, gone text)
      where broadcast_id = erased.broadcast and delivery.person = erased.person`.execute(kysely)
    taken += rows.length
  }
}

/** Others keep their rows; that this person is their manager is forgotten. */
async function takeFromDirectory({ kysely }: Database, { ids }: Sought): Promise<number> {
  const { numAffectedRows } = await sql`delete from directory_person where id = any(${ids}::text[])`.execute(kysely)
  await sql`update directory_person set manager = null, manager_read_at = null
    where manager = any(${ids}::text[])`.execute(kysely)
  return Number(numAffectedRows ?? 0)
}
