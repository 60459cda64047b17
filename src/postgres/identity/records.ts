import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Hold } from '../../core/ports/database-hold.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { filesDiffer, serverText, type ServerIdentity } from './database-identity.ts'

/**
 * What the database says of itself, in `setting`. `files`: of PGlite's folder. `mark`: what the DATA_DIR of its
 * processes bear; `former`: what those of an earlier time may still bear. `adoptedAt`: the last decision that this one
 * is in service.
 */
export type DatabaseRecord = {
  server: ServerIdentity
  files: string | null
  mark: string
  former: string[]
  adoptedAt: Instant | null
}

const recordKey = 'database-identity'
const countKey = 'database-count'

export async function readRecord({ kysely }: Database): Promise<DatabaseRecord | null> {
  const { rows } = await sql<{ value: DatabaseRecord }>`select value from setting where key = ${recordKey}`.execute(
    kysely,
  )
  return rows[0]?.value ?? null
}

/** When several processes start at once on a new database, one writes the record and all read the same. */
export async function firstRecord(database: Database, record: DatabaseRecord): Promise<DatabaseRecord> {
  await sql`insert into setting (key, value) values (${recordKey}, ${JSON.stringify(record)}::jsonb) on conflict (key) do nothing`.execute(
    database.kysely,
  )
  return (await readRecord(database)) ?? record
}

export async function replaceRecord({ kysely }: Database, record: DatabaseRecord): Promise<void> {
  await sql`update setting set value = ${JSON.stringify(record)}::jsonb where key = ${recordKey}`.execute(kysely)
}

/** The count of all processes together: it only ever grows. */
export async function countOn({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into setting (key, value) values (${countKey}, '1')
    on conflict (key) do update set value = to_jsonb((setting.value)::bigint + 1)
    returning value::float8 as count`.execute(kysely)
  return rows[0]!.count
}

export async function readCount({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select value::float8 as count from setting where key = ${countKey}`.execute(kysely)
  return rows[0]?.count ?? 0
}

/** Raises the count to what this database ever counted elsewhere, so that the count in DATA_DIR stays a lower bound. */
export async function countFrom({ kysely }: Database, least: number): Promise<void> {
  await sql`insert into setting (key, value) values (${countKey}, to_jsonb(${least}::bigint))
    on conflict (key) do update set value = to_jsonb(greatest((setting.value)::bigint, ${least}::bigint))`.execute(
    kysely,
  )
}

/**
 * What DATA_DIR remembers of its database. `id`: the one that the database bears. `count`: what the database's own
 * count, which only grows, was at least: a database that counts less went back in time.
 */
export type Mark = { id: string; count: number }

const markFile = (dataDir: string): string => path.join(dataDir, 'database.json')

/** Null: DATA_DIR is new, or was not kept. */
export function readMark(dataDir: string): Mark | null {
  try {
    const read: unknown = JSON.parse(readFileSync(markFile(dataDir), 'utf8'))
    if (typeof read !== 'object' || read === null || !('id' in read) || !('count' in read)) return null
    return { id: String(read.id), count: Number(read.count) }
  } catch {
    return null
  }
}

/**
 * Written whole or not at all. Two processes may share a folder: each writes a file of its own and renames it. A disk
 * that refuses writes counts as one that is not kept.
 */
export function writeMark(dataDir: string, mark: Mark): void {
  const whole = `${markFile(dataDir)}.${randomUUID()}`
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(whole, JSON.stringify(mark))
    renameSync(whole, markFile(dataDir))
  } catch {
    return
  }
}

export type Found = { server: ServerIdentity; files: string | null; mark: Mark | null; count: number }
type Difference = Omit<Hold, 'since'>

/**
 * The server's identity decides which database this is; the mark of DATA_DIR decides if there is one. A missing mark
 * says nothing: a container's disk is new at every start.
 */
export function compareIdentity(record: DatabaseRecord, { server, files, mark, count }: Found): Difference | null {
  const [before, now] = [serverText(record.server), serverText(server)]
  if (before !== now) return { because: 'server', before, now }
  if (filesDiffer(record.files, files)) return { because: 'files', before: String(record.files), now: String(files) }
  if (mark === null) return null
  const known = mark.id === record.mark || record.former.includes(mark.id)
  if (!known) return { because: 'mark', before: `mark ${mark.id}`, now: `mark ${record.mark}` }
  if (mark.id === record.mark && mark.count > count)
    return { because: 'rewound', before: `count ${mark.count}`, now: `count ${count}` }
  return null
}
