import { sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import type { WrittenRows } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'

export async function writtenBy({ kysely }: Database, person: PersonId): Promise<WrittenRows> {
  const docs = async <Doc>(found: ReturnType<typeof sql>): Promise<Doc[]> =>
    (await sql<{ doc: Doc }>`${found}`.execute(kysely)).rows.map(({ doc }) => doc)
  const commented = JSON.stringify({ comments: [{ by: { id: person } }] })
  const decided = JSON.stringify({ decisions: [{ by: { id: person } }] })
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from validation where doc @> ${decided}::jsonb`.execute(kysely)
  return {
    notes: await docs<Note>(sql`select doc from note where writer = ${person} order by said_at`),
    initiatives: await docs<Initiative>(sql`select doc from initiative where author = ${person} order by submitted_at`),
    validations: await docs<Validation>(sql`select doc from validation where doc @> ${commented}::jsonb order by id`),
    decisions: rows[0]!.n,
  }
}
