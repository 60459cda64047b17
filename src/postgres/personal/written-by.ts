import { sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { CallDepartment } from '../../core/domain/calls/call.ts'
import type { EventAnswer } from '../../core/domain/events/event.ts'
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
    answers: await docs<EventAnswer>(
      sql`select doc from event_answer where doc->>'person' = ${person} and doc->'replies' <> '{}'::jsonb order by id`,
    ),
    passed: await docs<CallDepartment>(sql`select doc from call_department where doc->'answer'->>'kind' = 'passed'
      and doc->'answer'->'by'->>'id' = ${person} and doc->'answer'->>'reason' <> '' order by id`),
    decisions: rows[0]!.n,
  }
}
