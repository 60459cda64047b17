import { sql, type Transaction } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Forgotten } from '../../core/ports/history.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema/schema.ts'
import { entryText, journalLock } from './journal-entries.ts'

export async function forgetPerson(
  database: Database,
  person: PersonId,
  given: string[],
  now: () => Instant,
): Promise<Forgotten> {
  const names = [...given, ...(await namesInDocuments(database, person))]
  return database.kysely.transaction().execute(async trx => {
    await journalLock.execute(trx)
    await trx.deleteFrom('daily_count').where('person', '=', person).execute()
    await endSources(trx, person)
    await trx.deleteFrom('kept_file').where('person', '=', person).execute()
    await endKept(trx, person)
    await endAssistance(trx, person)
    await endOwn(trx, person)
    const actor = await trx
      .deleteFrom('journal_actor')
      .where('person_id', '=', person)
      .returning(['actor_ref', 'name'])
      .executeTakeFirst()
    const called = [...names, ...(actor?.name ? [actor.name] : [])]
    const lines = await eraseDetails(trx, actor?.actor_ref ?? null, person, called)
    const told = { lines, actors: actor ? 1 : 0 }
    const entry = entryText(
      { verb: 'person.forgotten', actor: null, subject: 'person', seal: null, details: told },
      null,
      now(),
    )
    await sql`select append_journal(${JSON.stringify([entry])}::jsonb)`.execute(trx)
    return { lines, known: actor !== undefined }
  })
}

/** While Entra has them they are read again, as anybody who works there. */
async function endKept(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await trx.deleteFrom('directory_person').where('id', '=', person).execute()
  await trx.deleteFrom('directory_change').where('person', '=', person).execute()
  await sql`delete from directory_member where member = ${person}`.execute(trx)
  await sql`update directory_person set manager = null, manager_read_at = null where manager = ${person}`.execute(trx)
}

/** What is theirs alone: the address of the week, the move they were warned of, the figures they asked for. */
async function endOwn(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await trx.deleteFrom('week_address').where('id', '=', person).execute()
  await trx.deleteFrom('asked_move').where('id', '=', person).execute()
  await sql`delete from workbook where doc->>'person' = ${person}`.execute(trx)
}

/** Whose message a proposal was made of, with where it can be read: whoever has the row open finds it changed. */
async function endSources(trx: Transaction<Schema>, person: PersonId): Promise<void> {
  await sql`update initiative set doc = jsonb_set(doc - 'from', '{version}', to_jsonb(version + 1)), version = version + 1
    where doc->'from'->'by'->>'id' = ${person}`.execute(trx)
}

/** Who may answer for whom, and who did. */
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
 * Of what they did, and of what names them: also within a text of JSON, where quotes are written otherwise. In the
 * details of what somebody else of that name did it is theirs.
 */
async function eraseDetails(
  trx: Transaction<Schema>,
  ref: string | null,
  person: PersonId,
  called: string[],
): Promise<number> {
  const names = [person, person.toUpperCase(), ...called]
  const inside = (text: string): string => JSON.stringify(text).slice(1, -1)
  const needles = [...new Set(names.filter(name => name !== '').flatMap(name => [inside(name), inside(inside(name))]))]
  const { numAffectedRows } = await sql`
    delete from journal_detail using journal
    where journal.seq = journal_detail.seq and (
      journal.actor_ref = ${ref}
      or exists (select from unnest(${needles}::text[]) as needle where position(needle in details::text) > 0
        and not exists (select from journal_actor as actor where actor.actor_ref = journal.actor_ref
          and actor.person_id <> ${person} and lower(actor.name) = lower(needle))))`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** The journal forgets the director of a newspaper as anybody: its published editions name them, as the law wants. */
const tables = [
  'initiative',
  'post',
  'validation',
  'broadcast',
  'note',
  'people_list',
  'circuit',
  'delegation',
  'urgent_template',
  'absence',
  'directory_notice',
  'perimeter',
  'sector',
  'call',
  'call_department',
  'assistants',
  'event_answer',
  'campaign',
  'workbook',
  'release',
  'charter',
  'newspaper',
  'edition',
  'relay_round',
  'relay_task',
  'media',
] as const

/** Every name that stands beside this id in what Mary keeps: people marry, and are written in several ways. */
async function namesInDocuments({ kysely }: Database, person: PersonId): Promise<string[]> {
  const names = new Set<string>()
  for (const table of tables) {
    const { rows } = await sql<{ name: string }>`
      select distinct found->>'name' as name
      from ${sql.table(table)}, jsonb_path_query(doc, '$.** ? (@.id == $id)', jsonb_build_object('id', ${person}::text)) as found
      where jsonb_typeof(found->'name') = 'string'`.execute(kysely)
    for (const { name } of rows) names.add(name)
  }
  const { rows } = await sql<{ name: string }>`select name from directory_person where id = ${person}`.execute(kysely)
  for (const { name } of rows) names.add(name)
  return [...names].filter(name => name.trim() !== '')
}
