import { type RawBuilder, sql } from 'kysely'
import { bare } from '../../core/domain/personal/name-pattern.ts'
import type { Sought } from '../../core/domain/personal/sought.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { normalized } from '../../core/domain/text.ts'
import type { PrintedPage } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'

/**
 * Whether a page has every word of a name, in the ways in which people write one: words may be bold, or on two lines,
 * and signs between them are escaped. The caller checks whether they are a name.
 */
function hasWords(name: string): RawBuilder<boolean> | null {
  const words = normalized(name).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return null
  const each = [...new Set(words)].map(word => {
    const ways = [word, bare(word), normalized(word, 'NFKD'), encodeURIComponent(word)].flatMap(way => {
      const small = way.toLowerCase()
      return [way, small, way.toUpperCase(), small.slice(0, 1).toUpperCase() + small.slice(1)]
    })
    const has = [...new Set(ways)].map(way => sql`position(convert_to(${way}::text, 'UTF8') in bytes) > 0`)
    return sql`(${sql.join(has, sql` or `)})`
  })
  return sql<boolean>`(${sql.join(each, sql` and `)})`
}

/** Each page by itself, within the database: with its pictures it has some megabytes. PDF and e-mail say the same. */
export async function* issuesNaming(
  { kysely }: Database,
  { person, names, titled = [] }: Sought,
  among: readonly Reference[] | null = null,
): AsyncIterable<PrintedPage> {
  const says = [person, ...names, ...titled].map(hasWords).filter(one => one !== null)
  const { rows: printed } = await sql<Omit<PrintedPage, 'html'>>`
    select edition_id as "editionId", production, coalesce(edition.reference, '') as reference,
      coalesce(newspaper.doc->>'name', edition.reference, '') as newspaper,
      coalesce((edition.doc->>'number')::int, 0) as number
    from edition_file left join edition on edition.id = edition_id
    left join newspaper on newspaper.id = edition.newspaper_id
    where kind = 'html' and ${among === null ? sql`true` : sql`edition.reference = any(${[...among]}::text[])`}
    order by edition.reference, production desc`.execute(kysely)
  for (const page of printed) {
    const { editionId, production } = page
    const { rows } = await sql<{ html: string }>`
      select convert_from(bytes, 'UTF8') as html from edition_file
      where edition_id = ${editionId} and production = ${production} and kind = 'html' and (${sql.join(says, sql` or `)})`.execute(
      kysely,
    )
    for (const { html } of rows) yield { ...page, html }
  }
}

/**
 * Editions of which the library has a package, and whose visas, or those of one of their posts, may be of this person:
 * the package names the people who gave one.
 */
export async function packagesNaming({ kysely }: Database, { ids }: Sought): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with theirs as materialized (
      select distinct doc->>'postId' as post from validation
      where exists (select from unnest(${ids}::text[]) as one where position(one in doc::text) > 0))
    select id from edition where jsonb_typeof(doc->'library') = 'object' and (
      doc->>'postId' in (select post from theirs) or exists (
        select from jsonb_array_elements(doc->'items') as item where item->>'postId' in (select post from theirs)))
    order by id`.execute(kysely)
  return rows.map(({ id }) => id)
}
