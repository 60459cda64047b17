import { sql } from 'kysely'
import { patternOf, type Sought } from '../../core/domain/personal/sought.ts'
import type { Database } from '../open/database.ts'

const anyId = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi

/**
 * Ids in these rows, beside such a name, that are of other people whom Mary knows: by the directory, by what they did,
 * or by what they were sent. Ids of things look like those of people.
 */
export async function otherPeople(
  { kysely }: Database,
  rows: readonly { row: Record<string, unknown> }[],
  sought: Sought,
): Promise<Set<string>> {
  if (sought.names.length === 0) return new Set()
  const pattern = patternOf({ ...sought, ids: [] })
  const texts = rows.map(({ row }) => JSON.stringify(row)).filter(text => text.search(pattern) >= 0)
  const ids = new Set(texts.flatMap(text => text.match(anyId) ?? []))
  for (const id of [...ids]) if (sought.ids.includes(id.toLowerCase())) ids.delete(id)
  if (ids.size === 0) return ids
  const { rows: known } = await sql<{ id: string }>`
    select one.id from unnest(${[...ids]}::text[]) as one(id) where
      exists (select from directory_person where directory_person.id = lower(one.id))
      or exists (select from journal_actor where person_id = lower(one.id))
      or exists (select from conversation where person = lower(one.id))
      or exists (select from directory_member where member = lower(one.id))
      or exists (select from delivery where person = lower(one.id) and settled_at is not null)
      or exists (select from delivery where person = lower(one.id) and settled_at is null)`.execute(kysely)
  return new Set(known.map(({ id }) => id))
}
