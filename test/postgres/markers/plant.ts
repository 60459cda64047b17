import { sql } from 'kysely'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../../src/core/domain/seal.ts'
import type { Database } from '../../../src/postgres/open/database.ts'
import { alice, hugo } from '../../fakes/town.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Column = { table: string; column: string }
/** Where a text stands, without the places in lists: `sealed.rendered.card` is one, however many versions there are. */
type Spot = { row: number; slot: string; set: (grow: (text: string) => string) => void }

/** What the program reads: ids, digests, hours, addresses of its own, words of its own. */
const read = [
  /^$/,
  /^[0-9a-f]{4,}(?:-[0-9a-f]+)*$/i,
  /^\d[\d:.TZ+-]*$/,
  /^#|^sha256:/,
  /^[A-Z]{2,4}-\d{4}-\d+/,
  /^[a-z]+(?:[-.:](?!jpg|pdf|csv)[a-z0-9]+)*$/,
]
/** In a card, how it is drawn. */
const drawn = new Set([
  'type',
  'size',
  'weight',
  'spacing',
  'style',
  '$schema',
  'version',
  'id',
  'key',
  'code',
  'contentType',
])

/**
 * A text more in each place of each column that holds a text which somebody may have written, of one row each; what
 * tables and columns there are the database says. Answers the places, by table.
 */
export async function plantEverywhere(
  database: Database,
  people: ReadonlySet<string>,
  next: () => string,
  random: () => number,
): Promise<Map<string, string[]>> {
  const { rows: columns } = await sql<Column>`
    select table_name as "table", column_name as "column"
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema = 'public' and data_type = 'jsonb'
      and is_generated = 'NEVER' order by 1, 2`.execute(database.kysely)
  const planted = new Map<string, string[]>()
  for (const { table, column } of columns) {
    const { rows } = await sql<{ at: string; value: Json }>`
      select ctid::text as at, ${sql.ref(column)} as value from ${sql.table(table)} order by 1`.execute(database.kysely)
    const spots = rows.flatMap(({ value }, row) => spotsOf(value, row, column, people))
    const touched = new Set<number>()
    for (const [slot, alike] of Map.groupBy(spots, one => one.slot)) {
      const { row, set } = alike[Math.floor(random() * alike.length)]!
      set(text => `${text} ${next()}`)
      touched.add(row)
      planted.set(table, [...(planted.get(table) ?? []), slot])
    }
    for (const row of touched) {
      const { at, value } = rows[row]!
      if (table === 'post') sealAnew(value as unknown as Post)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${JSON.stringify(value)}::jsonb
        where ctid = ${at}::tid`.execute(database.kysely)
    }
  }
  return planted
}

function sealAnew(post: Post): void {
  for (const version of post.sealed) Object.assign(version, { seal: computeSeal(version) })
}

function spotsOf(value: Json, row: number, column: string, people: ReadonlySet<string>): Spot[] {
  const spots: Spot[] = []
  const visit = (holder: Json[] | { [key: string]: Json }, path: string, change: () => void): void => {
    const isPerson = !Array.isArray(holder) && typeof holder['id'] === 'string' && people.has(holder['id'])
    for (const [key, inner] of Object.entries(holder)) {
      const slot = Array.isArray(holder) ? path : `${path}.${key}`
      const put = (text: Json): void => {
        ;(holder as { [key: string]: Json })[key] = text
        change()
      }
      if (typeof inner === 'object' && inner !== null) visit(inner, slot, change)
      else if (typeof inner !== 'string' || isPerson || drawn.has(key)) continue
      else if (/^[[{]/.test(inner)) {
        const parsed = JSON.parse(inner) as Json[] | { [key: string]: Json }
        visit(parsed, `${slot}!`, () => put(JSON.stringify(parsed)))
      } else if (read.every(shape => !shape.test(inner))) spots.push({ row, slot, set: grow => put(grow(inner)) })
    }
  }
  if (typeof value === 'object' && value !== null) visit(value, column, () => undefined)
  return spots
}

/**
 * Rows which nobody types: of the directory, bytes, and of each kind of document that the town has none of, one with a
 * text. What columns they have the database says.
 */
export const rowsOfHers: readonly string[] = [
  `update relay_task set doc = jsonb_set(doc, '{asked,name}', '"Alice Noël-Œuvrard"')`,
  `insert into directory_person (reading, id, name, given_name, mail, enabled, guest, shared, licensed)
    values (7, '${alice.id}', 'Alice Martin', 'Alice', 'alice@ville.example', false, false, false, false)`,
  `insert into directory_person (reading, id, name, given_name, manager, enabled, guest, shared, licensed)
    values (7, '${hugo.id}', 'Hugo Petit', 'Hugo', '${alice.id}', false, false, false, false)`,
  `insert into directory_member (reading, group_id, member, is_group) values (7, 'g', '${alice.id}', false)`,
  `insert into directory_change (person, mark) values ('${alice.id}', 7)`,
  `insert into kept_file (id, person, bytes, until) values
    ('hers', '${alice.id}', 'Un mot'::bytea, '2099-01-01'), ('his', '${hugo.id}', 'Alice Martin'::bytea, '2099-01-01')`,
  `insert into data_request (id, version, doc) values ('his', 1, '{"id": "his", "version": 1, "person": "${hugo.id}",
    "askedAt": "2026-11-25T09:00:00.000Z", "writtenAt": "2026-11-25T09:00:00.000Z", "until": "2099-01-01T00:00:00.000Z"}')`,
  `insert into data_request (id, version, doc) values ('of-her', 1, '{"id": "of-her", "version": 1, "person": "${hugo.id}",
    "of": {"id": "of", "name": "Un mot", "names": ["Un mot"]}, "askedAt": "2026-11-25T09:00:00.000Z",
    "writtenAt": "2026-11-25T09:00:00.000Z", "until": "2099-01-01T00:00:00.000Z"}')`,
  `insert into data_file (id, bytes) values ('his', convert_to('<p>Demandez à Alice Martin</p>', 'UTF8'))`,
  `do $$ declare one record; empty boolean; begin
    for one in select relname as name, (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as key
      from pg_class as c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and exists (select from pg_attribute where attrelid = c.oid and attname = 'doc')
      and exists (select from pg_attribute where attrelid = c.oid and attname = 'version')
    loop
      execute format('select not exists (select from %I)', one.name) into empty;
      if empty and one.name <> 'erasure' then
        execute format('insert into %I (%I, version, doc) values (''planted'', 1, ''{"id": "planted", "version": 1, "text": "Un mot"}'')', one.name, one.key);
      end if;
    end loop;
  end $$`,
]
