import { type RawBuilder, sql } from 'kysely'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { AnnouncedEvent, Published, Searchable } from '../../core/ports/searchable.ts'
import type { Database } from '../open/database.ts'
import { prefixes } from '../prefixes.ts'
import { isPublished } from '../schema/search-tables.ts'

/** Deliveries of one person: two years of what an authority sends. */
const deliveriesLookedAt = 500
/** Posts of everybody: as many as pages show. */
const lookedAtMost = 500

export function searchable({ kysely }: Database): Searchable {
  return {
    proposals: async (words, author, limit) => {
      const whose = author === null ? sql`` : sql`and author = ${author}`
      const { rows } = await sql<{ doc: Initiative }>`select doc from initiative
        where ${saying('initiative_words', words)} ${whose}
        order by submitted_at desc, id limit ${limit}`.execute(kysely)
      return rows.map(({ doc }) => doc)
    },
    published: async (words, reader, limit) => {
      const found = reader === null ? everything(words, limit) : reached(words, reader, limit)
      return (await found.execute(kysely)).rows
    },
    announced: async (reader, from, limit) => {
      const { rows } = await sql<{ announced: AnnouncedEvent }>`
        select announced from ${sendsTo(reader)} join post on post.id = broadcast.of_post
        where announced->>'day' >= ${from} and state not in ('taken-back', 'cancelled')
        order by announced->>'day' collate "C", coalesce(announced->>'time', '') collate "C", post.id collate "C"
        limit ${limit}`.execute(kysely)
      return rows.map(({ announced }) => announced)
    },
  }
}

function saying(wordsOf: 'initiative_words' | 'post_words', words: readonly string[]): RawBuilder<unknown> {
  const query = prefixes(words)
  return query === '' ? sql`true` : sql`${sql.raw(wordsOf)}(doc) @@ ${query}::tsquery`
}

/** Without called-off events. The condition comes before the limit: a page is full as long as there is more. */
const stands = sql`doc->'calledOff' is null`

/** In the order of their first send, as pages need it; the index knows the last change. */
function everything(words: readonly string[], limit: number): RawBuilder<Published> {
  return sql<Published>`
    select found.doc as post, coalesce(broadcast.doc->>'startedAt', found.doc->>'updatedAt') as at
    from (select doc, updated_at, id from post where ${sql.raw(isPublished)} and state <> 'taken-back'
      and ${stands} and ${saying('post_words', words)} order by updated_at desc, id limit ${lookedAtMost}) as found
    left join broadcast on broadcast.id = coalesce(found.doc->'correcting'->>'broadcastId', found.doc->>'broadcastId')
    order by at desc, found.id limit ${limit}`
}

/** Corrections and removals bring no post to people: only broadcasts with an outline do. */
function sendsTo(reader: string): RawBuilder<unknown> {
  return sql`(select broadcast_id from delivery where person = ${reader} and settled_at is not null
      and delivery.state in ('delivered', 'unknown') order by settled_at desc limit ${deliveriesLookedAt}) as mine
    join broadcast on broadcast.id = mine.broadcast_id and broadcast.outline is not null`
}

function reached(words: readonly string[], reader: string, limit: number): RawBuilder<Published> {
  return sql<Published>`
    select doc as post, at from (
      select post.doc, post.id, post.state, coalesce(broadcast.doc->>'startedAt', broadcast.doc->>'createdAt') as at
      from ${sendsTo(reader)} join post on post.id = broadcast.of_post) as sent
    where state not in ('taken-back', 'cancelled') and ${stands} and ${saying('post_words', words)}
    order by at desc, id limit ${limit}`
}
