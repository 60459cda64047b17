import { sql, type RawBuilder } from 'kysely'
import type { DirectoryState, KeptPerson } from '../../core/domain/people/kept-person.ts'
import type { DirectoryTable, Standing } from '../../core/ports/kept-directory.ts'
import { gathered } from '../gathered.ts'
import type { Database } from '../open/database.ts'
import { foldedName } from '../schema/event-tables.ts'
import { prepared } from '../open/prepared-client.ts'
import { prefixes } from '../prefixes.ts'
import { applyNews, finishReading, there, writeMemberships, writePeople } from './directory-writes.ts'

const standingsMost = 500

/** Read in the statement that needs it: another reading may replace it at any time. */
const serving = sql`(select serving from directory_state)`
const person =
  sql.raw(`id, name, given_name as "givenName", mail, sign_in_name as "signInName", department, enabled, guest, shared,
  licensed, locale`)

export function directoryTable(database: Database): DirectoryTable {
  const { kysely } = database
  const people = async (where: RawBuilder<unknown>): Promise<KeptPerson[]> =>
    (
      await sql<KeptPerson>`select ${person} from directory_person where reading = ${serving} and ${where}`.execute(
        kysely,
      )
    ).rows
  const standing = gathered((asked: { id: string }[]) => readStandings(database, asked), { limit: standingsMost })
  return {
    state: async () => {
      const { rows } = await sql<{ doc: DirectoryState | null; version: number }>`
        select doc, version from directory_state`.execute(kysely)
      const [row] = rows
      return row?.doc ? { ...row.doc, version: row.version } : null
    },
    begin: async () => {
      const { rows } = await sql<{ begun: number; serving: number }>`
        update directory_state set begun = begun + 1 returning begun, serving`.execute(kysely)
      const { begun, serving: stays } = rows[0]!
      for (const table of ['directory_person', 'directory_member'])
        await sql`delete from ${sql.table(table)} where reading <> ${stays} and reading < ${begun}`.execute(kysely)
      return begun
    },
    add: async (reading, all, memberships) => {
      await writePeople(kysely, reading, all)
      await writeMemberships(kysely, reading, memberships)
    },
    finish: (reading, state) => finishReading(database, reading, state),
    apply: (news, state) => applyNews(database, news, state),
    people: async ids =>
      new Map((ids.length === 0 ? [] : await people(sql`id = any(${ids}::text[])`)).map(one => [one.id, one])),
    byMails: async mails => {
      if (mails.length === 0) return new Map()
      const wanted = new Set(mails)
      const found = await people(sql`(lower(mail) = any(${mails}::text[]) or sign_in_name = any(${mails}::text[]))`)
      const by = (key: (one: KeptPerson) => string | null | undefined) =>
        found.flatMap(one => (wanted.has(key(one) ?? '') ? [[key(one)!, one] as const] : []))
      return new Map([...by(one => one.signInName), ...by(one => one.mail?.toLowerCase())])
    },
    called: async (names, limit) =>
      people(sql`${sql.raw(foldedName('name'))} = any(${names}::text[]) order by id limit ${limit}`),
    named: async (words, limit) =>
      (
        await sql<KeptPerson>`
          with found as materialized (select * from directory_person where name_words(name) @@ ${prefixes(words)}::tsquery)
          select ${person} from found where reading = ${serving} and enabled and not guest
          order by ${sql.raw(foldedName('name'))} collate "C", id limit ${limit}`.execute(kysely)
      ).rows,
    members: async (root, after, limit) => {
      for (let from = after; ;) {
        const ids = await memberIds(database, root, { after: from, limit })
        const found = await people(sql`id = any(${ids}::text[]) order by id`)
        // Some of these accounts are in the bin.
        if (found.length > 0 || ids.length < limit) return found
        from = ids.at(-1)!
      }
    },
    open: (after, limit) => people(sql`id > ${after} and enabled and not guest order by id limit ${limit}`),
    standing: id => standing({ id }),
    departments: async names => {
      const { rows } = await sql<{ department: string; people: number }>`
        select one.department, count(*)::int as people from directory_person as one, directory_state as state
        where one.reading = state.serving and one.department = any(${names}::text[]) and ${there}
        group by one.department`.execute(kysely)
      return new Map(rows.map(({ department, people: count }) => [department, count]))
    },
    manager: async (id, since) => {
      const { rows } = await sql<{ manager: string | null }>`
        select manager from directory_person
        where reading = ${serving} and id = ${id} and manager_read_at >= ${since}::timestamptz`.execute(kysely)
      return rows[0]?.manager
    },
    keepManager: async (id, manager, at) => {
      await sql`update directory_person set manager = ${manager}, manager_read_at = ${at}::timestamptz
        where reading = ${serving} and id = ${id}`.execute(kysely)
    },
    changed: async limit => kysely.selectFrom('directory_change').selectAll().orderBy('person').limit(limit).execute(),
    followed: async done => {
      await sql`delete from directory_change using jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as done(person text, mark int)
        where directory_change.person = done.person and directory_change.mark = done.mark`.execute(kysely)
    },
  }
}

/** Members come in the order of the index: to sort all of a large group for each page would take its time. */
async function memberIds(
  { kysely }: Database,
  root: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ member: string }>`
    select distinct member from directory_member
    where reading = ${serving} and member > ${after} and not is_group
      and group_id = any(array(select jsonb_array_elements_text(doc->'within'->${root}::text) from directory_state))
    order by member limit ${limit}`.execute(kysely)
  return rows.map(({ member }) => member)
}

/** For each person, the roots that hold a group they are in. */
async function readStandings({ kysely }: Database, asked: { id: string }[]): Promise<(Standing | null)[]> {
  const ids = [...new Set(asked.map(({ id }) => id))]
  const { rows } = await sql<Standing & { id: string }>`
    ${prepared('directory-standing')}select id, enabled, guest, array(
      select root from directory_state, jsonb_each(doc->'within') as held(root, groups)
      where exists (select from directory_member as one where one.reading = ${serving}
        and one.member = directory_person.id and groups ? one.group_id)) as roots
    from directory_person where reading = ${serving} and id = any(${ids}::text[])`.execute(kysely)
  const found = new Map(rows.map(({ id, ...standing }) => [id, standing]))
  return asked.map(({ id }) => found.get(id) ?? null)
}
