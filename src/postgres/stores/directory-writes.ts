import { sql, type Kysely, type Transaction } from 'kysely'
import type { DirectoryNews, DirectoryState, KeptPerson, Membership } from '../../core/domain/people/kept-person.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema/schema.ts'

type Writer = Kysely<Schema> | Transaction<Schema>

/** A known manager stays. */
export async function writePeople(writer: Writer, reading: number, people: KeptPerson[]): Promise<void> {
  if (people.length === 0) return
  // One statement never writes a row twice.
  const all = [...new Map(people.map(one => [one.id, one])).values()]
  await sql`
    insert into directory_person (reading, id, name, given_name, mail, sign_in_name, department, enabled, guest, shared, licensed, locale)
    select ${reading}::int, id, name, "givenName", mail, "signInName", department, enabled, guest, shared, licensed, locale
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as one(id text, name text, "givenName" text, mail text, "signInName" text,
      department text, enabled boolean, guest boolean, shared boolean, licensed boolean, locale text)
    on conflict (reading, id) do update set name = excluded.name, given_name = excluded.given_name, mail = excluded.mail,
      sign_in_name = excluded.sign_in_name, department = excluded.department, enabled = excluded.enabled, guest = excluded.guest,
      shared = excluded.shared, licensed = excluded.licensed, locale = excluded.locale`.execute(writer)
}

export async function writeMemberships(writer: Writer, reading: number, memberships: Membership[]): Promise<void> {
  if (memberships.length === 0) return
  await sql`
    insert into directory_member (reading, group_id, member, is_group)
    select distinct ${reading}::int, "group", member, "isGroup"
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as one("group" text, member text, "isGroup" boolean)
    on conflict do nothing`.execute(writer)
}

type Place = { id: string; there: boolean; department: string | null }

/** For statements: whether a row is of « tous » and works: its alias is `one`, the state's row `state`. */
export const there = sql.raw(`(one.enabled and not one.guest and (state.doc->'roots'->>'agents' is null or exists (
  select from directory_member as held where held.reading = one.reading and held.member = one.id
    and state.doc->'within'->(state.doc->'roots'->>'agents') ? held.group_id)))`)

async function placesOf(trx: Transaction<Schema>, reading: number, ids: string[]): Promise<Map<string, Place>> {
  const { rows } = await sql<Place>`
    select one.id, one.department, ${there} as there from directory_person as one, directory_state as state
    where one.reading = ${reading}::int and one.id = any(${ids}::text[])`.execute(trx)
  return new Map(rows.map(row => [row.id, row]))
}

async function noteChanged(trx: Transaction<Schema>, ids: string[]): Promise<void> {
  await sql`insert into directory_change (person) select unnest(${ids}::text[])
    on conflict (person) do update set mark = directory_change.mark + 1`.execute(trx)
}

/** Locks the row of the state; null: another process wrote meanwhile. */
async function take(trx: Transaction<Schema>, version: number): Promise<{ serving: number; begun: number } | null> {
  const { rows } = await sql<{ serving: number; begun: number }>`
    select serving, begun from directory_state where version = ${version}::int for update`.execute(trx)
  return rows[0] ?? null
}

async function put(trx: Transaction<Schema>, serving: number, { version, ...state }: DirectoryState): Promise<void> {
  await sql`update directory_state set version = ${version + 1}::int, serving = ${serving}::int,
    doc = ${JSON.stringify(state)}::jsonb`.execute(trx)
}

export function applyNews(
  { kysely }: Database,
  { people, gone, managers, joined, left }: Omit<DirectoryNews, 'partial'>,
  state: DirectoryState,
): Promise<'done' | 'stale'> {
  return kysely.transaction().execute(async trx => {
    const held = await take(trx, state.version)
    if (!held) return 'stale'
    const { serving } = held
    const touched = [...people.map(({ id }) => id), ...gone, ...[...joined, ...left].map(({ member }) => member)]
    const before = await placesOf(trx, serving, touched)
    await writeMemberships(trx, serving, joined)
    await sql`delete from directory_member using jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as past("group" text, member text)
      where reading = ${serving}::int and group_id = past."group" and directory_member.member = past.member`.execute(
      trx,
    )
    await writePeople(trx, serving, people)
    // Memberships stay: a person restored from the bin is in their groups again, and Graph tells nothing of that.
    await trx
      .deleteFrom('directory_person')
      .where('reading', '=', serving)
      .where('id', 'in', ['', ...gone])
      .execute()
    await dropStrangers(trx, serving, touched)
    await writeManagers(trx, serving, { managers, at: state.readAt })
    await put(trx, serving, state)
    const after = await placesOf(trx, serving, touched)
    const isOther = (id: string): boolean => {
      const [was, is] = [before.get(id), after.get(id)]
      return (was?.there ?? false) !== (is?.there ?? false) || (was?.department ?? null) !== (is?.department ?? null)
    }
    await noteChanged(trx, [...new Set(touched)].filter(isOther))
    return 'done'
  })
}

/** With a group of agents, people in no group are not kept; without one, guests in no group. */
async function dropStrangers(trx: Transaction<Schema>, reading: number, ids: string[]): Promise<void> {
  await sql`delete from directory_person as one using directory_state as state
    where one.reading = ${reading}::int and one.id = any(${ids}::text[])
      and (state.doc->'roots'->>'agents' is not null or one.guest)
      and not exists (select from directory_member as held where held.reading = one.reading and held.member = one.id)`.execute(
    trx,
  )
}

async function writeManagers(
  trx: Transaction<Schema>,
  reading: number,
  { managers, at }: Pick<DirectoryNews, 'managers'> & { at: string },
): Promise<void> {
  if (managers.length === 0) return
  await sql`update directory_person set manager = told.manager, manager_read_at = ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(managers)}::jsonb) as told(id text, manager text)
    where reading = ${reading}::int and directory_person.id = told.id`.execute(trx)
}

/** The tables have both readings until the first one is dropped in the same transaction. */
export function finishReading({ kysely }: Database, reading: number, state: DirectoryState): Promise<'done' | 'stale'> {
  return kysely.transaction().execute(async trx => {
    const held = await take(trx, state.version)
    if (!held || held.begun !== reading) return 'stale'
    const before = held.serving
    const wasSame = await sql<{ same: boolean }>`
      select doc->'roots' = ${JSON.stringify(state.roots)}::jsonb as same from directory_state`.execute(trx)
    await put(trx, reading, state)
    // With other groups the comparison means nothing: nobody left because an operator named another group.
    if (wasSame.rows[0]?.same === true)
      await sql`
        with placed as (
          select one.reading, one.id, one.department, ${there} as there from directory_person as one, directory_state as state)
        insert into directory_change (person)
        select id from (select * from placed where reading = ${before}::int) as was
          full join (select * from placed where reading = ${reading}::int) as now using (id)
        where coalesce(was.there, false) <> coalesce(now.there, false) or was.department is distinct from now.department
        on conflict (person) do update set mark = directory_change.mark + 1`.execute(trx)
    for (const table of ['directory_person', 'directory_member'])
      await sql`delete from ${sql.table(table)} where reading <> ${reading}::int`.execute(trx)
    return 'done'
  })
}
