import { type RawBuilder, sql } from 'kysely'
import type { DocumentCategory } from '../../core/domain/retention/document-categories.ts'
import { headsKey } from '../../core/domain/placements/placement.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Counted, DueRow, PurgedTable } from '../../core/ports/retention-stores.ts'
import type { Database } from '../open/database.ts'
import { documentKeys, shownTables } from '../schema/tables.ts'
import { countedOf } from './counted-of.ts'
import { areFree, isFree, isNoneOf } from './is-free.ts'

/** The table of a category, and which of its rows are due. Instants are ISO 8601 in UTC: as bytes they are in order. */
type Source = { table: PurgedTable; where(before: Instant): RawBuilder<unknown> }

const at = (path: string): RawBuilder<unknown> => sql`(${sql.raw(`doc->${path}`)} collate "C")`

/** A list that a post under way may still be sent to. */
const isNamed = sql`exists (select from post where position(people_list.id in (post.doc->'audience')::text) > 0
  and (state in ('draft', 'in-validation', 'approved', 'broadcasting') or coalesce(jsonb_typeof(post.doc->'correcting'), 'null') <> 'null'))`

/** What the card shows is deleted, or never was a row: nothing would draw it again. */
const showsNothing = sql`not exists (${sql.join(
  shownTables.map(table => sql`select from ${sql.table(table)} as shown where shown.id = about`),
  sql` union all `,
)})`

/** The head of every day is an answer in its thread: it is needed for good. */
const isThread = sql`key = ${headsKey}`

export const sources: Record<DocumentCategory, Source> = {
  notes: { table: 'note', where: before => sql`state <> 'forwarded' and said_at < ${before}` },
  'forwarded-questions': {
    table: 'note',
    where: before => sql`state = 'forwarded' and coalesce(doc->'answers'->-1->>'at', said_at) collate "C" < ${before}`,
  },
  proposals: {
    table: 'initiative',
    where: before => sql`state <> 'retained' and doc->>'postId' is null and ${at(`>'updatedAt'`)} < ${before}`,
  },
  // Never submitted: a submitted post is a public archive, and goes by a visa.
  posts: {
    table: 'post',
    where: before =>
      sql`state in ('draft', 'cancelled') and doc->'sealed' = '[]' and updated_at collate "C" < ${before}`,
  },
  absences: {
    table: 'absence',
    where: before => sql`coalesce(doc->>'until', doc->>'since') collate "C" < ${before}`,
  },
  delegations: {
    table: 'delegation',
    where: before => sql`least(doc->'ended'->>'at' collate "C", until collate "C") < ${before}`,
  },
  'read-files': {
    table: 'people_list',
    where: before => sql`${at(`>'addedAt'`)} < ${before} and not ${isNamed}`,
  },
  calls: { table: 'call', where: before => sql`state <> 'open' and closes_at < ${before}` },
  workbooks: {
    table: 'workbook',
    where: before => sql`doc->'files'->>'askedAt' collate "C" < ${before}`,
  },
  cards: {
    table: 'placement',
    where: before => sql`updated_at collate "C" < ${before} and ${showsNothing} and not (${isThread})`,
  },
}

/** Rows of a category that no suspension keeps; rows that belong to them are checked as well. */
function isFreeOf(table: PurgedTable, held: Held): RawBuilder<unknown> {
  const own = isFree(held, sql`${sql.table(table)}.doc`)
  switch (table) {
    case 'call':
      return sql`${own} and ${areFree(held, sql`call_department as part where part.call_id = call.id`)}`
    case 'post':
      return sql`${own} and ${areFree(held, sql`initiative as part where part.id = post.doc->>'initiativeId'`)}`
    case 'placement':
      return sql`${own} and ${isNoneOf(sql`about`, held.rows)}`
    case 'people_list':
      return sql`${own} and ${isNoneOf(sql`id`, held.parts)}`
    default:
      return own
  }
}

export async function dueDocuments(
  { kysely }: Database,
  category: DocumentCategory,
  before: Instant,
  held: Held,
  limit: number,
): Promise<DueRow[]> {
  const { table, where } = sources[category]
  const key = sql.ref(documentKeys[table])
  const pictures = table === 'post' ? sql`, pictures` : sql``
  const { rows } = await sql<{ id: string; version: number }>`
    select ${key} as id, version ${pictures} from ${sql.table(table)}
    where ${where(before)} and ${isFreeOf(table, held)} order by ${key} limit ${limit}`.execute(kysely)
  const found = rows.map((row): DueRow => ({ table, ...row }))
  return [
    ...found,
    ...(await fallingWith(
      kysely,
      table,
      rows.map(({ id }) => id),
    )),
  ]
}

/** Rows without meaning once those are deleted, by the column that names them. */
const parts: Partial<Record<PurgedTable, { table: PurgedTable; of: string }>> = {
  initiative: { table: 'listed_item', of: 'id' },
  call: { table: 'call_department', of: 'call_id' },
}

async function fallingWith(kysely: Database['kysely'], table: PurgedTable, ids: string[]): Promise<DueRow[]> {
  const part = parts[table]
  if (ids.length === 0 || table === 'placement') return []
  const found: DueRow[] = table === 'post' ? await retainedFor(kysely, ids) : []
  if (part) {
    const { rows } = await sql<{ id: string; version: number }>`select id, version from ${sql.table(part.table)}
      where ${sql.ref(part.of)} = any(${ids}::text[])`.execute(kysely)
    found.push(...rows.map(row => ({ table: part.table, ...row })))
  }
  const about = [...ids, ...found.map(({ id }) => id)]
  const { rows } = await sql<{ id: string; version: number }>`
    select key as id, version from placement where about = any(${about}::text[])`.execute(kysely)
  return [...found, ...rows.map((row): DueRow => ({ table: 'placement', ...row }))]
}

/** The proposals that these posts were made of, each with its item in the list: nothing else would ever end them. */
async function retainedFor(kysely: Database['kysely'], posts: string[]): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    with idea as (select initiative.id, initiative.version from post
      join initiative on initiative.id = post.doc->>'initiativeId' and initiative.doc->>'postId' = post.id
      where post.id = any(${posts}::text[]))
    select 'listed_item' as table, id, version from listed_item where id in (select id from idea)
    union all select 'initiative', id, version from idea`.execute(kysely)
  return rows
}

export function countDocuments(
  database: Database,
  category: DocumentCategory,
  before: Instant,
  held: Held,
): Promise<Counted> {
  const { table, where } = sources[category]
  return countedOf(database, sql`${sql.table(table)} where ${where(before)}`, isFreeOf(table, held))
}
