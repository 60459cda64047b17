import { sql } from 'kysely'
import type { Rows } from '../../core/change.ts'
import { ledTo } from '../../core/domain/posts/pictures/trail-rows.ts'
import { formatReference, type ReferenceKind, type TypedReference } from '../../core/domain/reference.ts'
import type { History, Trail } from '../../core/ports/history.ts'
import type { Database } from '../open/database.ts'

type Found = Record<'initiativeId' | 'postId' | 'callId' | 'campaignId' | 'mediaReference', string | null>
const triedInOrder: readonly ReferenceKind[] = ['PUB', 'PROP', 'DIF', 'APP', 'CAM', 'VIS']
const tableOf = {
  PUB: 'post',
  PROP: 'initiative',
  DIF: 'broadcast',
  APP: 'call',
  CAM: 'campaign',
  VIS: 'media',
} as const
const postOf = {
  PUB: 'id',
  PROP: `doc->>'postId'`,
  DIF: `doc->>'postId'`,
  APP: 'null',
  CAM: 'null',
  VIS: 'null',
} as const

export function trails(database: Database): History['trails'] {
  return async typed => {
    for (const kind of 'kind' in typed ? [typed.kind] : triedInOrder) {
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
      ${sql.raw(postOf[kind])} as "postId", ${sql.raw(kind === 'APP' ? 'id' : 'null')} as "callId",
      ${sql.raw(kind === 'CAM' ? 'id' : 'null')} as "campaignId",
      ${sql.raw(kind === 'VIS' ? `doc->>'reference'` : 'null')} as "mediaReference"
    from ${sql.table(tableOf[kind])}
    where split_part(doc->>'reference', '-', 3) = ${number} and (${whole}::text is null or doc->>'reference' = ${whole})
    order by doc->>'reference' desc limit 10`.execute(kysely)
  return rows
}

async function trailOf(
  { kysely }: Database,
  { initiativeId, postId, callId, campaignId, mediaReference }: Found,
): Promise<Trail> {
  const one = async <K extends 'post' | 'initiative' | 'call' | 'campaign'>(
    table: K,
    id: string | null,
  ): Promise<Rows[K] | null> => {
    const { rows } = await sql<{ doc: Rows[K] }>`select doc from ${sql.table(table)} where id = ${id}`.execute(kysely)
    return rows[0]?.doc ?? null
  }
  const post = await one('post', postId)
  const call = await one('call', callId)
  const campaign = await one('campaign', post?.campaignId ?? campaignId)
  const initiative = await one('initiative', post?.initiativeId ?? initiativeId)
  const validations = await sql<{
    doc: Rows['validation']
  }>`select doc from validation where doc->>'postId' = ${postId} order by submitted_at`.execute(kysely)
  const broadcasts = await sql<{
    id: string
    reference: string
  }>`select id, doc->>'reference' as reference from broadcast where doc->>'postId' = ${postId}`.execute(kysely)
  const media = await sql<{
    id: string
    pictures: string[]
  }>`select id, pictures from media where doc->>'reference' = ${mediaReference}`.execute(kysely)
  const subjects = [
    initiative?.reference,
    post?.reference,
    call?.reference,
    mediaReference ?? undefined,
    post ? undefined : campaign?.reference,
    ...broadcasts.rows.map(({ reference }) => reference),
  ].filter(subject => subject !== undefined)
  const others = [
    call?.id,
    post ? null : campaign?.id,
    ...validations.rows.map(({ doc }) => doc.id),
    ...broadcasts.rows.map(({ id }) => id),
    ...media.rows.flatMap(({ id, pictures }) => [id, ...pictures]),
  ]
  return {
    initiative,
    post,
    call,
    campaign,
    validations: validations.rows.map(({ doc }) => doc),
    subjects,
    ...ledTo({ initiative, post }, others),
  }
}
