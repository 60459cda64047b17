/**
 * The tables are those that the database itself names, so that a new one cannot be forgotten. Rows keyed by the person
 * or theirs alone are deleted; elsewhere a random id and « personne effacée » replace them, never another person of the
 * same name.
 */

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Named } from '../../core/domain/actor.ts'
import { type Counted, type Erasure, summed, withoutDecider } from '../../core/domain/personal/erasure.ts'
import { erasedPost, resealedEntries } from '../../core/domain/personal/erased-post.ts'
import { withoutFileNames, withoutMediaName } from '../../core/domain/personal/file-names.ts'
import type { Sought } from '../../core/domain/personal/sought.ts'
import { type IsPerson, withoutPerson } from '../../core/domain/personal/without-person.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Media } from '../../core/domain/pictures/media.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { heldBy, type Suspension } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Rewritten } from '../../core/ports/personal-data.ts'
import { entryText } from '../journal/journal-entries.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema/schema.ts'
import { keysNaming } from './find-traces.ts'
import { otherPeople } from './other-people.ts'
import { groupOf, searchedTables, type SearchedTable } from './searched-tables.ts'
import { takeRows } from './take-rows.ts'
import { among, pagesOf, tableOf } from './walk-pages.ts'

type Erasing = { sought: Sought; standIn: Named; at: Instant }
type Doc = Record<string, unknown>
type Erased = { erased: Counted; rewritten: Rewritten[] }

/** The journal is erased in a transaction of its own, with an entry in its chain. */
const apart = new Set(['journal', 'journal_actor', 'journal_detail'])
/** While somebody saves the same rows again and again, the job comes by later. */
const rounds = 5

/** Table by table, some rows at a time, so that nobody waits long for it, and a killed run goes on the next time. */
export async function eraseTraces(database: Database, erasing: Erasing): Promise<Erased> {
  const erased: Counted = []
  const rewritten: Rewritten[] = []
  for (const table of await searchedTables(database)) {
    if (apart.has(table.name)) continue
    const done = table.isDocument
      ? await eraseDocuments(database, table, erasing)
      : { rows: await takeRows(database, table, erasing), rewritten: [] }
    if (done.rows > 0) erased.push({ group: groupOf(table), rows: done.rows })
    rewritten.push(...done.rewritten)
  }
  return { erased: summed(erased), rewritten }
}

type Done = { rows: number; rewritten: Rewritten[] }

async function eraseDocuments(database: Database, table: SearchedTable, erasing: Erasing): Promise<Done> {
  const done: Done = { rows: 0, rewritten: [] }
  let [left = []] = await keysNaming(database, table, [erasing.sought])
  for (let round = 0; round < rounds && left.length > 0; round++) {
    const stale: string[] = []
    for (const keys of pagesOf(left)) {
      const page = await erasePage(database, table, keys, erasing)
      done.rows += page.rows
      done.rewritten.push(...page.rewritten)
      stale.push(...page.stale)
    }
    left = stale
  }
  return done
}

type Row = { key: string; version: number; doc: Doc }
type Page = { rows: number; rewritten: Rewritten[]; stale: string[] }

async function erasePage(
  database: Database,
  table: SearchedTable,
  keys: string[],
  { sought, standIn, at }: Erasing,
): Promise<Page> {
  const { kysely } = database
  const key = sql.ref(table.key!.column)
  const { rows } = await sql<Row>`
    select ${key} as key, version, doc from ${tableOf(table)} where ${among(table, keys)}`.execute(kysely)
  const others = await otherPeople(
    database,
    rows.map(({ doc }) => ({ row: doc })),
    sought,
  )
  const isPerson: IsPerson = id => others.has(id)
  const gone = rows.filter(row => isTheirs(table, row, sought))
  const changed = rows.flatMap(row => {
    if (gone.includes(row) || holds(table, row.doc, sought)) return []
    const doc = rewritten(table, row.doc, { sought, standIn, at }, isPerson)
    return doc === row.doc ? [] : [{ ...row, doc: { ...doc, version: row.version + 1 } }]
  })
  const deleted = await run(
    kysely,
    gone,
    given => sql`delete from ${tableOf(table)} as kept using ${given}
    where kept.${key} = given.key and kept.version = given.version returning kept.${key} as key`,
  )
  const written = await kysely.transaction().execute(async trx => {
    const keys = await run(
      trx,
      changed,
      given => sql`
      update ${tableOf(table)} as kept set doc = given.doc, version = given.version + 1 from ${given}
      where kept.${key} = given.key and kept.version = given.version returning kept.${key} as key`,
    )
    const saved = changed.filter(row => keys.includes(row.key))
    if (table.name === 'post') await tellResealed(trx, rows, saved, at)
    return keys
  })
  const settled = new Set([...deleted, ...written])
  const stale = [...gone, ...changed].map(row => row.key).filter(one => !settled.has(one))
  const touched = [...gone, ...changed].filter(row => settled.has(row.key))
  return { rows: settled.size, rewritten: touched.map(row => touchedBy(table, row)), stale }
}

/** Cards of what it belongs to show it too: of a post, or a call, that itself names nobody. */
function touchedBy({ name }: SearchedTable, { key, doc }: Row): Rewritten {
  const of = Object.entries(doc).filter(([field, value]) => field.endsWith('Id') && typeof value === 'string')
  return { table: name, key, about: [key, ...of.map(([, value]) => value as string)] }
}

/** In one transaction with the posts: a seal of what remains counts only if the journal has it. */
async function tellResealed(trx: Kysely<Schema>, read: Row[], saved: Row[], at: Instant): Promise<void> {
  const before = new Map(read.map(({ key, doc }) => [key, doc as unknown as Post]))
  const entries = saved.flatMap(({ key, doc }) => resealedEntries(before.get(key)!, doc as unknown as Post))
  if (entries.length === 0) return
  const texts = entries.map(entry => entryText(entry, null, at))
  await sql`select append_journal(${JSON.stringify(texts)}::jsonb)`.execute(trx)
}

async function run(
  kysely: Kysely<Schema>,
  rows: Row[],
  statement: (given: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<string[]> {
  if (rows.length === 0) return []
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(key text, version int, doc jsonb)`
  const answer = await statement(given).execute(kysely)
  return (answer.rows as { key: string }[]).map(({ key }) => key)
}

/** Rows of this person alone: keyed by them, said by them to Mary, or placed in their chat. */
function isTheirs({ name }: SearchedTable, { key, doc }: { key: string; doc: Doc }, { ids }: Sought): boolean {
  const is = (value: unknown): boolean => typeof value === 'string' && ids.includes(value.toLowerCase())
  const idOf = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  if (ids.some(id => key.toLowerCase().includes(id)) || is(doc['person'])) return true
  return (name === 'note' && is(idOf(doc['writer']))) || (name === 'placement' && is(idOf(doc['to'])))
}

/** A suspension that began meanwhile stays, and keeps this person: the erasure finds it, and waits. */
function holds({ name }: SearchedTable, doc: Doc, { ids }: Sought): boolean {
  return name === 'suspension' && heldBy([doc as unknown as Suspension]).people.some(id => ids.includes(id))
}

/** The known state of a list's item is cleared, so that its job writes the item anew. */
function rewritten({ name }: SearchedTable, doc: Doc, { sought, standIn, at }: Erasing, isPerson: IsPerson): Doc {
  if (name === 'erasure') return withoutDecider(doc as unknown as Erasure, sought, standIn)
  if (name === 'listed_item') return withoutPerson(doc, sought, { id: '', name: '' }, isPerson)
  const without = withoutPerson(withoutNames(name, doc, sought), sought, standIn, isPerson)
  return name === 'post' ? erasedPost(doc as unknown as Post, without as unknown as Post, at) : without
}

/** Names of files, which are spelled otherwise than in texts. */
function withoutNames(table: string, doc: Doc, sought: Sought): Doc {
  if (table === 'initiative') return withoutFileNames(doc as unknown as Initiative, sought)
  return table === 'media' ? withoutMediaName(doc as unknown as Media, sought) : doc
}
