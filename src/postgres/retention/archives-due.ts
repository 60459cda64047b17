import { type RawBuilder, sql } from 'kysely'
import type { ArchiveItem } from '../../core/domain/retention/archive-list.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { ArchiveLists, Counted, DueRow, PurgedTable, WholeRow } from '../../core/ports/retention-stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { documentKeys } from '../schema/tables.ts'
import { countedOf } from './counted-of.ts'
import { areFree, isFree } from './is-free.ts'
import { extractLines } from './extract-lines.ts'
import { countDetails, countLines } from './take-details.ts'

export function archiveLists(database: Database): ArchiveLists {
  const docs = docsOf(database, 'archive_list')
  return {
    byId: gatheredRows(database, 'archive_list'),
    waiting: async () => (await docs(sql`where doc->>'state' = 'waiting' order by created_at, id limit 1`))[0] ?? null,
    undone: () =>
      docs(sql`where doc->>'state' <> 'waiting' and doc->'purgedAt' = 'null'::jsonb order by created_at, id`),
    withFiles: () => docs(sql`where doc ? 'files' order by created_at, id`),
    due: (before, held, limit) => archivesDue(database, before, held, limit),
    count: (kind, before, held) => countArchives(database, kind, before, held),
    rows: rows => wholeRows(database, rows),
    extract: (before, page) => extractLines(database, before, page),
  }
}

type Kind = ArchiveItem['kind']
type Due = Pick<ArchiveItem, 'id' | 'reference' | 'title' | 'from' | 'to' | 'seal'>

const day = (path: RawBuilder<unknown>) => sql`left(${path}, 10)`

async function archivesDue(
  database: Database,
  before: Record<Kind, Instant>,
  held: Held,
  limit: number,
): Promise<ArchiveItem[]> {
  const items: ArchiveItem[] = []
  for (const kind of ['post', 'edition', 'campaign'] as const) {
    const { columns, where } = itemsOf[kind]
    const { rows } = await sql<Due>`select id, doc->>'reference' as reference, ${columns}
      from ${sql.table(kind)} where ${where(before[kind])} and ${isFreeItem(kind, held)}
      order by id limit ${Math.max(0, limit - items.length)}`.execute(database.kysely)
    items.push(...rows.map(row => ({ kind, ...row })))
  }
  const extract = await journalExtract(database, before.journal, held)
  return extract ? [...items, extract] : items
}

function countArchives(database: Database, kind: Kind, before: Instant, held: Held): Promise<Counted> {
  if (kind === 'journal') return countLines(database, 'journal-details', before, held)
  const due = sql`${sql.table(kind)} where ${itemsOf[kind].where(before)}`
  return countedOf(database, due, isFreeItem(kind, held))
}

type Source = { columns: RawBuilder<unknown>; where(before: Instant): RawBuilder<unknown> }

/**
 * A submitted post has visas, in any state; one that was never decided or sent counts from its last change. A post that
 * still names people in a ledger, or is being corrected, is not over yet.
 */
const itemsOf: Record<Exclude<Kind, 'journal'>, Source> = {
  post: {
    columns: sql`doc->'content'->>'title' as title, ${day(sql`doc->>'createdAt'`)} as from,
      ${day(sql`doc->>'updatedAt'`)} as to, doc->'sealed'->-1->>'seal' as seal`,
    where: before => sql`state <> 'broadcasting' and doc->'sealed' <> '[]'
      and updated_at collate "C" < ${before} and coalesce(jsonb_typeof(doc->'correcting'), 'null') = 'null'
      and not exists (select from relay_round where post_id = post.id)
      and not exists (select from delivery join broadcast on broadcast.id = broadcast_id where broadcast.doc->>'postId' = post.id)`,
  },
  edition: {
    columns: sql`coalesce(doc->>'title', doc->>'reference') as title, ${day(sql`doc->>'createdAt'`)} as from,
      ${day(sql`doc->>'publishedAt'`)} as to, null as seal`,
    where: before => sql`state = 'published' and doc->>'publishedAt' collate "C" < ${before}`,
  },
  campaign: {
    columns: sql`doc->>'title' as title, doc->>'from' as from, doc->>'to' as to, null as seal`,
    where: before => sql`state = 'closed' and doc->>'to' collate "C" < left(${before}, 10)`,
  },
}

function isFreeItem(kind: Exclude<Kind, 'journal'>, held: Held): RawBuilder<unknown> {
  const own = isFree(held, sql`${sql.table(kind)}.doc`)
  return kind === 'post' ? sql`(${own} and ${isFreePost(held)})` : own
}

/** Whether a suspension keeps no row that belongs to the post. */
function isFreePost(held: Held): RawBuilder<unknown> {
  const of = (part: RawBuilder<unknown>) => areFree(held, sql`${part} as part where part.doc->>'postId' = post.id`)
  const about = sql`select id from broadcast where doc->>'postId' = post.id union all
    select id from initiative where doc->>'postId' = post.id union all
    select id from validation where doc->>'postId' = post.id`
  return sql`${of(sql`validation`)} and ${of(sql`broadcast`)} and ${of(sql`initiative`)} and ${of(sql`release`)}
    and ${areFree(held, sql`placement as part where part.about = post.id or part.about in (${about})`)}`
}

/** The entries whose details are due, as one extract: from the first to the last of them. */
async function journalExtract(database: Database, before: Instant, held: Held): Promise<ArchiveItem | null> {
  const { lines, from, to } = await countDetails(database, 'journal-details', { before, upTo: null }, held)
  if (lines === 0) return null
  const { rows } = await sql<{ from: string; to: string; seal: string }>`
    select left(first.at, 10) as from, left(last.at, 10) as to, last.hash as seal
    from journal as first, journal as last where first.seq = ${from} and last.seq = ${to}`.execute(database.kysely)
  const [ends] = rows
  return ends ? { kind: 'journal', id: String(to), reference: `${from}-${to}`, title: String(lines), ...ends } : null
}

/** A post with all rows that are kept and deleted with it, and its pictures. */
export async function rowsOfPost({ kysely }: Database, postId: string): Promise<DueRow[]> {
  const { rows } = await sql<{ table: PurgedTable; id: string; version: number; pictures: string[] | null }>`
    with sent as (select id from broadcast where doc->>'postId' = ${postId}),
    idea as (select id from initiative where doc->>'postId' = ${postId}),
    judged as (select id from validation where doc->>'postId' = ${postId})
    select 'post' as table, id, version, pictures from post where id = ${postId}
    union all select 'validation', id, version, null from validation where id in (select id from judged)
    union all select 'broadcast', id, version, null from broadcast where id in (select id from sent)
    union all select 'release', id, version, null from release where of_post = ${postId}
    union all select 'event', id, version, null from event where split_part(id, '/', 1) = ${postId}
    union all select 'event_counts', id, version, null from event_counts where id = ${postId}
    union all select 'initiative', id, version, null from initiative where id in (select id from idea)
    union all select 'listed_item', id, version, null from listed_item where id in (select id from idea)
    union all select 'placement', key, version, null from placement
      where about = ${postId} or about in (select id from sent union all select id from idea union all select id from judged)`.execute(
    kysely,
  )
  return rows.map(({ pictures, ...row }) => ({ ...row, ...(pictures && { pictures }) }))
}

async function wholeRows({ kysely }: Database, due: readonly DueRow[]): Promise<WholeRow[]> {
  const whole: WholeRow[] = []
  for (const table of new Set(due.map(row => row.table))) {
    const ids = due.filter(row => row.table === table).map(({ id }) => id)
    const key = sql.ref(documentKeys[table])
    const { rows } = await sql<Omit<WholeRow, 'table'>>`
      select ${key} as id, version, doc from ${sql.table(table)} where ${key} = any(${ids}::text[]) order by 1`.execute(
      kysely,
    )
    whole.push(...rows.map(row => ({ table, ...row })))
  }
  return whole
}

export async function endCounts({ kysely }: Database): Promise<void> {
  for (const [table, key] of [
    ['delivery_tally', 'broadcast_id'],
    ['broadcast_reach', 'id'],
  ] as const)
    await sql`delete from ${sql.table(table)} as counted
      where not exists (select from broadcast where broadcast.id = counted.${sql.raw(key)})`.execute(kysely)
}
