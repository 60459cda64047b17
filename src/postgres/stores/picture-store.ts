import { sql } from 'kysely'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'

export type StoredPicture = { bytes: Uint8Array; contentType: string; expiresAt: Instant | null }

export type PictureStore = {
  /** Existing bytes stay: they may be sealed. Answers the digest of those that are kept. */
  put(picture: { id: string; bytes: Uint8Array; digest: string; contentType: string }): Promise<string>
  /** Without reading its bytes; `erased`: they were deleted. */
  about(id: string): Promise<{ expiresAt: Instant | null; erased: boolean; digest: string } | null>
  /** Also after its end: the caller looks at `expiresAt`. No bytes: they were erased. */
  get(id: string): Promise<StoredPicture | null>
  /** The later of two ends counts: another card with it came later. */
  expire(id: string, at: Instant): Promise<void>
  /** The row stays, without its bytes: a job that comes late does not bring them back. */
  erase(id: string): Promise<void>
  /** One more try to decode this file, recorded before it begins; answers which one it is, from 1. */
  begin(id: string): Promise<number>
  /** The try has ended, with any result. */
  end(id: string): Promise<void>
}

export function pictureStore({ kysely }: Database): PictureStore {
  return {
    put: async ({ id, bytes, digest, contentType }) => {
      // pg sends nothing but a Buffer as bytes.
      const row = { id, bytes: Buffer.from(bytes), digest, content_type: contentType }
      await kysely
        .insertInto('picture')
        .values(row)
        .onConflict(on => on.column('id').doNothing())
        .execute()
      const kept = await kysely.selectFrom('picture').select('digest').where('id', '=', id).executeTakeFirstOrThrow()
      return kept.digest
    },
    about: async id => {
      const erased = sql<boolean>`octet_length(bytes) = 0`.as('erased')
      const columns = kysely.selectFrom('picture').select(['expires_at', 'digest', erased])
      const row = await columns.where('id', '=', id).executeTakeFirst()
      return row ? { expiresAt: row.expires_at?.toISOString() ?? null, erased: row.erased, digest: row.digest } : null
    },
    get: async id => {
      const columns = kysely.selectFrom('picture').select(['bytes', 'content_type', 'expires_at'])
      const row = await columns.where('id', '=', id).executeTakeFirst()
      return row
        ? { bytes: row.bytes, contentType: row.content_type, expiresAt: row.expires_at?.toISOString() ?? null }
        : null
    },
    begin: async id => {
      const row = await kysely
        .insertInto('picture_try')
        .values({ id, tries: 1 })
        .onConflict(on => on.column('id').doUpdateSet(set => ({ tries: set('picture_try.tries', '+', 1) })))
        .returning('tries')
        .executeTakeFirstOrThrow()
      return row.tries
    },
    end: async id => {
      await kysely.deleteFrom('picture_try').where('id', '=', id).execute()
    },
    expire: async (id, at) => {
      const end = sql<Date>`greatest(expires_at, ${new Date(at)}::timestamptz)`
      await kysely.updateTable('picture').set({ expires_at: end }).where('id', '=', id).execute()
    },
    erase: async id => {
      await kysely
        .updateTable('picture')
        .set({ bytes: Buffer.alloc(0) })
        .where('id', '=', id)
        .execute()
    },
  }
}
