import { sql } from 'kysely'
import type { Rows } from '../../core/change.ts'
import type { History, Trail } from '../../core/ports/history.ts'
import { formatReference, type ReferenceKind, type TypedReference } from '../../core/reference.ts'
import type { Database } from '../open/database.ts'

type Found = { initiativeId: string | null; postId: string | null }
const order: readonly ReferenceKind[] = ['PUB', 'PROP', 'DIF']
const tableOf = { PUB: 'post', PROP: 'initiative', DIF: 'broadcast' } as const

export function trails(database: Database): History['trails'] {
  return async typed => {
    for (const kind of 'kind' in typed ? [typed.kind] : order) {
      const found = await find(database, kind, typed)
      if (found.length > 0) return Promise.all(found.map(one => trailOf(database, one)))
    }
    return []
  }
}

/** Newest first. */
async function find({ kysely }: Database, kind: ReferenceKind, typed: TypedReference): Promise<Found[]> {
  const number = formatReference(kind, 0, typed.number).split('-')[2]!
  const whole = 'year' in typed ? formatReference(kind, typed.year, typed.number) : null
  const { rows } = await sql<Found>`
    select ${sql.raw(kind === 'PROP' ? 'id' : `doc->>'initiativeId'`)} as "initiativeId",
      ${sql.raw({ PUB: 'id', PROP: `doc->>'postId'`, DIF: `doc->>'postId'` }[kind])} as "postId"
    from ${sql.table(tableOf[kind])}
    where split_part(doc->>'reference', '-', 3) = ${number} and (${whole}::text is null or doc->>'reference' = ${whole})
    order by doc->>'reference' desc limit 10`.execute(kysely)
  return rows
}

async function trailOf({ kysely }: Database, { initiativeId, postId }: Found): Promise<Trail> {
  const one = async <K extends 'post' | 'initiative'>(table: K, id: string | null): Promise<Rows[K] | null> => {
    const { rows } = await sql<{ doc: Rows[K] }>`select doc from ${sql.table(table)} where id = ${id}`.execute(kysely)
    return rows[0]?.doc ?? null
  }
  const post = await one('post', postId)
  const initiative = await one('initiative', post?.initiativeId ?? initiativeId)
  const validations = await sql<{
    doc: Rows['validation']
  }>`select doc from validation where doc->>'postId' = ${postId} order by submitted_at`.execute(kysely)
  const broadcasts = await sql<{
    reference: string
  }>`select doc->>'reference' as reference from broadcast where doc->>'postId' = ${postId}`.execute(kysely)
  const subjects = [
    initiative?.reference,
    post?.reference,
    ...broadcasts.rows.map(({ reference }) => reference),
  ].filter(subject => subject !== undefined)
  return { initiative, post, validations: validations.rows.map(({ doc }) => doc), subjects }
}
