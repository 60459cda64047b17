import { sql } from 'kysely'
import { type Sought, spellingsOf } from '../../core/domain/personal/sought.ts'
import type { PrintedPage } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'

/** As the page of an issue has a name: of its signs these are written otherwise. */
function inPage(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Each page by itself, where it lies: with its pictures it has some megabytes. Paper and e-mail say the same. */
export async function* issuesNaming({ kysely }: Database, sought: Sought): AsyncIterable<PrintedPage> {
  const spellings = [...new Set(spellingsOf({ ...sought, ids: [] }).flatMap(text => [text, inPage(text)]))]
  if (spellings.length === 0) return
  const says = spellings.map(text => sql`position(convert_to(${text}::text, 'UTF8') in bytes) > 0`)
  const { rows: printed } = await sql<{ edition: string; production: number; newspaper: string; number: number }>`
    select edition.id as edition, production, coalesce(newspaper.doc->>'name', edition.doc->>'reference') as newspaper,
      (edition.doc->>'number')::int as number
    from edition_file join edition on edition.id = edition_id
    left join newspaper on newspaper.id = edition.newspaper_id
    where kind = 'html' order by edition.doc->>'reference', production desc`.execute(kysely)
  for (const { edition, production, newspaper, number } of printed) {
    const { rows } = await sql<{ html: string }>`
      select convert_from(bytes, 'UTF8') as html from edition_file
      where edition_id = ${edition} and production = ${production} and kind = 'html' and (${sql.join(says, sql` or `)})`.execute(
      kysely,
    )
    for (const { html } of rows) yield { newspaper, number, html }
  }
}
