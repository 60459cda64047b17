import { type RawBuilder, sql } from 'kysely'
import type { Media } from '../../core/domain/pictures/media.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { isFree } from './is-free.ts'

/** Like `overSince`, of what still names somebody. */
const path = `$.agreements[*] ? (!(@.person.ref == "") && (@.withdrawnAt < $before
  || (@.withdrawnAt == null && ((@.state == "given" && @.until < $before)
    || (@.state == "refused" && (@.givenAt < $before || (@.givenAt == null && @.askedAt < $before))) || (@.state == "asked" && @.askedAt < $before)))))`

const vars = (before: Instant): RawBuilder<unknown> => sql`jsonb_build_object('before', ${before}::text)`

/** Each word of a picture that is due. */
export function overWords(before: Instant): RawBuilder<unknown> {
  return sql`jsonb_path_query(media.doc, ${path}::jsonpath, ${vars(before)})`
}

/** Everybody whom it still names said something that has been over since before that instant. */
export function namesOnlyOver(before: Instant): RawBuilder<unknown> {
  return sql`(select count(*) from jsonb_path_query(media.doc, '$.agreements[*] ? (!(@.person.ref == ""))'))
    = (select count(*) from ${overWords(before)})`
}

/** Nothing suspends the picture: neither people on it, nor what shows it. */
export function isFreePicture(held: Held): RawBuilder<unknown> {
  return sql`(not (media.people && ${held.people}::text[]) and not (media.pictures && ${held.parts}::text[])
    and ${isFree(held, sql`media.doc`)})`
}

export async function wordsDue({ kysely }: Database, before: Instant, held: Held, limit: number): Promise<Media[]> {
  const { rows } = await sql<{ doc: Media }>`select doc from media
    where jsonb_path_exists(doc, ${path}::jsonpath, ${vars(before)}) and ${isFreePicture(held)} order by id limit ${limit}`.execute(
    kysely,
  )
  return rows.map(({ doc }) => doc)
}
