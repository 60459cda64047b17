import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Forgotten } from '../../core/ports/history.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { isWholeName, patternOf, type Sought, soughtBy } from '../../core/domain/personal/sought.ts'
import { tracesIn } from '../personal/find-traces.ts'
import { namesBeside } from '../personal/names-beside.ts'
import type { SearchedTable } from '../personal/searched-tables.ts'
import { keysWhere } from '../personal/walk-pages.ts'
import type { Schema } from '../schema/schema.ts'
import { entryText, journalLock } from './journal-entries.ts'

/** So many details are deleted and recorded at once, so that other writers never wait longer for it. */
const linesAtOnce = 2_000

/**
 * The long search through all details runs while nobody waits. Then some are deleted at a time, each with a journal
 * entry, and last who they were: killed anywhere, the next run finds what is left.
 */
export async function forgetPerson(
  database: Database,
  person: PersonId,
  given: { names: readonly string[]; titled: readonly string[] | undefined },
  now: () => Instant,
): Promise<Forgotten> {
  const { kysely } = database
  const actor = await kysely.selectFrom('journal_actor').selectAll().where('person_id', '=', person).executeTakeFirst()
  const { rows: listed } = await sql<{ name: string }>`
    select name from directory_person where id = ${person}`.execute(kysely)
  const [named = []] = await namesBeside(database, [person])
  const beside = [...named, ...listed.map(({ name }) => name)]
  const names = [...given.names, ...beside, actor?.name ?? '']
  const sought = soughtBy(person, [], names, given.titled)
  // Whole names are searched as everywhere: beside another person's id the name is that person's.
  const which = isAbout(
    person,
    names.filter(name => !isWholeName(name)),
  )
  const upTo = await lastLine(database)
  const own = actor === undefined ? [] : await linesOf(database, actor.actor_ref)
  const found = new Set(own)
  for await (const seqs of keysWhere(database, detailTable, which)) for (const seq of seqs) found.add(seq)
  for await (const { trace } of tracesIn(database, detailTable, [sought])) found.add(trace.key)
  const batches = [...batchesOf([...found])]
  const lastBatch = batches.pop() ?? []
  let lines = 0
  for (const batch of batches)
    lines += await kysely.transaction().execute(async trx => {
      await journalLock.execute(trx)
      const gone = await takeLines(trx, sql`seq = any(${batch}::bigint[])`)
      if (gone > 0) await tell(trx, { lines: gone, actors: 0 }, now())
      return gone
    })
  return kysely.transaction().execute(async trx => {
    await journalLock.execute(trx)
    await trx.deleteFrom('daily_count').where('person', '=', person).execute()
    await endSources(trx, person)
    await trx.deleteFrom('kept_file').where('person', '=', person).execute()
    await endKept(trx, person)
    await endAssistance(trx, person)
    await endOwn(trx, person)
    // Entries written after the search.
    const since = sql`(seq > ${upTo} and (${which} or exists (select from journal
      where journal.seq = journal_detail.seq and actor_ref = ${actor?.actor_ref ?? null})))`
    const written = sql`seq = any(${await saidSince(trx, upTo, sought)}::bigint[])`
    const last = await takeLines(trx, sql`seq = any(${lastBatch}::bigint[]) or ${written} or ${since}`)
    const gone = await trx.deleteFrom('journal_actor').where('person_id', '=', person).executeTakeFirst()
    const actors = Number(gone.numDeletedRows)
    await tell(trx, { lines: last, actors }, now())
    return { lines: lines + last, known: actor !== undefined }
  })
}

const detailTable: SearchedTable = {
  schema: 'public',
  name: 'journal_detail',
  columns: ['details'],
  key: { column: 'seq', type: 'bigint' },
  isDocument: false,
}

async function lastLine({ kysely }: Database): Promise<number> {
  const last = await kysely.selectFrom('journal').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return Number(last?.seq ?? 0)
}

/** Entries written after the search that contain the name in any spelling. */
async function saidSince(trx: Transaction<Schema>, upTo: number, sought: Sought): Promise<string[]> {
  const { rows } = await sql<{ seq: string; said: string }>`
    select seq::text, details::text as said from journal_detail where seq > ${upTo}`.execute(trx)
  return rows.flatMap(({ seq, said }) => (said.search(patternOf(sought)) >= 0 ? [seq] : []))
}

/** Numbers of the entries of what they did. */
async function linesOf({ kysely }: Database, ref: string): Promise<string[]> {
  const rows = await kysely.selectFrom('journal').select('seq').where('actor_ref', '=', ref).execute()
  return rows.map(({ seq }) => String(seq))
}

function* batchesOf(seqs: readonly string[]): Iterable<string[]> {
  for (let from = 0; from < seqs.length; from += linesAtOnce) yield seqs.slice(from, from + linesAtOnce)
}

async function takeLines(trx: Transaction<Schema>, which: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`delete from journal_detail where ${which}`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

async function tell(trx: Transaction<Schema>, told: { lines: number; actors: number }, at: Instant): Promise<void> {
  const entry = entryText(
    { verb: 'person.forgotten', actor: null, subject: 'person', seal: null, details: told },
    null,
    at,
  )
  await sql`select append_journal(${JSON.stringify([entry])}::jsonb)`.execute(trx)
}

/** If they are in Entra they are read again, like anybody who works there. */
async function endKept(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await trx.deleteFrom('directory_person').where('id', '=', person).execute()
  await trx.deleteFrom('directory_change').where('person', '=', person).execute()
  await sql`delete from directory_member where member = ${person}`.execute(trx)
  await sql`update directory_person set manager = null, manager_read_at = null where manager = ${person}`.execute(trx)
}

/** Rows of this person alone: the address of the week, the move they were warned of, the figures they asked for. */
async function endOwn(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await trx.deleteFrom('week_address').where('id', '=', person).execute()
  await trx.deleteFrom('asked_move').where('id', '=', person).execute()
  await sql`delete from workbook where doc->>'person' = ${person}`.execute(trx)
}

/**
 * The author of the message that a proposal was made of, and its link: a commit over the earlier version is then stale.
 */
async function endSources(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await sql`update initiative set doc = jsonb_set(doc - 'from', '{version}', to_jsonb(version + 1)), version = version + 1
    where doc->'from'->'by'->>'id' = ${person}`.execute(trx)
}

/** Assistants and principals, and answers in another's name. */
async function endAssistance(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await trx.deleteFrom('assistants').where('id', '=', person).execute()
  await sql`update assistants set version = version + 1, doc = jsonb_set(jsonb_set(doc, '{version}', to_jsonb(version + 1)),
    '{named}', jsonb_path_query_array(doc, '$.named[*] ? (@.person.id != $id)', jsonb_build_object('id', ${person}::text)))
    where people && array[${person}::text]`.execute(trx)
  await sql`delete from assistants where people = '{}'`.execute(trx)
  await sql`update event_answer set doc = jsonb_set(doc - 'by', '{version}', to_jsonb(version + 1)), version = version + 1
    where doc->'by'->>'id' = ${person}`.execute(trx)
}

/**
 * Details that name them: also within a text of JSON, where quotes are escaped. In the details of acts by a namesake
 * the name is the namesake's.
 */
function isAbout(person: PersonId, called: readonly string[]): RawBuilder<unknown> {
  const names = [person, person.toUpperCase(), ...called.filter(name => name.trim() !== '')]
  const inside = (text: string): string => JSON.stringify(text).slice(1, -1)
  const needles = [...new Set(names.flatMap(name => [inside(name), inside(inside(name))]))]
  const each = needles.map(
    needle => sql`(position(${needle}::text in said) > 0 and not exists (
      select from journal as line join journal_actor as actor on actor.actor_ref = line.actor_ref
      where line.seq = journal_detail.seq and actor.person_id <> ${person} and lower(actor.name) = lower(${needle}::text)))`,
  )
  return sql`(select ${sql.join(each, sql` or `)} from (select details::text as said offset 0) as looked)`
}
