import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../core/domain/time.ts'
import type { WeekRow } from '../../core/domain/week/week-row.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import type { Database } from '../open/database.ts'
import { outAt } from '../schema/release-tables.ts'
import { leavesAt } from '../schema/week-tables.ts'
import type { WeekRows } from '../../core/ports/stores.ts'

const dayMs = 24 * 60 * 60_000
/** Digits of a place, so that places sort as text. */
const placeDigits = 10

/** Reads outlines alone: the hundred kilobytes of each post are not read. */
export function weekRows(database: Database): WeekRows {
  const read = async (posts: RawBuilder<unknown>): Promise<WeekRow[]> =>
    (await joined(posts).execute(database.kysely)).rows
  return {
    within: (from, to, limit) =>
      read(sql`select id, id as place from (${idsWithin(from, to)}) as found order by id limit ${limit}`),
    undated: limit =>
      read(sql`select post.id, lpad((row_number() over (order by updated_at desc, post.id))::text, ${placeDigits}, '0') as place
        from post where doc->>'slot' is null and state in ('draft', 'in-validation', 'approved')
          and not exists (select from broadcast where broadcast.doc->>'postId' = post.id and outline is not null
            and ${sql.raw(leavesAt)} is not null)
        order by updated_at desc, post.id limit ${limit}`),
    ofCampaign: (campaignId, limit) =>
      read(sql`select id, (created_at::text || id) as place from post
        where outline->>'campaignId' = ${campaignId} and state <> 'cancelled' order by created_at, id limit ${limit}`),
    ofPost: async postId => (await read(sql`select id, id as place from post where id = ${postId}`))[0] ?? null,
  }
}

/** Each with the broadcast that brings it to people, its last validation, and the proposer's department. */
function joined(posts: RawBuilder<unknown>): RawBuilder<WeekRow> {
  return sql<WeekRow>`
    select post.outline as post, send.outline as send, approving.outline as validation,
      initiative.doc->>'department' as department,
      (select coalesce(jsonb_agg(jsonb_build_object('channel', doc->'channel', 'state', doc->'state', 'at', ${sql.raw(outAt)}) order by id), '[]')
        from release where of_post = post.id) as releases
    from (${posts}) as found join post on post.id = found.id
    left join lateral (select outline from broadcast where doc->>'postId' = post.id and outline is not null
      order by said_at desc, id limit 1) as send on true
    left join lateral (select jsonb_build_object('id', doc->'id', 'state', doc->'state', 'seal', doc->'seal', 'steps', doc->'steps',
        'current', doc->'current', 'deadline', doc->'deadline', 'missed', doc->'missed', 'urgent', doc->'urgent',
        'reassignments', doc->'reassignments', 'authors', doc->'authors') as outline
      from validation where validation.id = post.outline->>'validationId') as approving on true
    left join initiative on initiative.id = post.outline->>'initiativeId'
    order by found.place collate "C"`
}

/** Days of `release_days` for posts that may be within: a day more on each side, since these are of UTC. */
/** Ids of posts of which something leaves, left, takes place or should have then, and of a few around. */
export function idsWithin(from: Instant, to: Instant): RawBuilder<unknown> {
  return sql`select id from post where release_days(doc) && ${daysOf(from, to)}::text[]
    union select doc->>'postId' from broadcast where outline is not null
      and ${sql.raw(leavesAt)} >= ${from} and ${sql.raw(leavesAt)} < ${to}
    union select of_post from release where ${sql.raw(outAt)} >= ${from} and ${sql.raw(outAt)} < ${to}`
}

function daysOf(from: Instant, to: Instant): string[] {
  const found: string[] = []
  for (let ms = Date.parse(from) - dayMs; ms <= Date.parse(to) + dayMs; ms += dayMs) {
    const day = localDay(new Date(ms).toISOString(), 'UTC')
    found.push(day, `event ${day}`)
  }
  return found
}
