import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { plainAsRich } from '../../core/domain/posts/rich-text.ts'

/**
 * Bodies that were typed before they were read as Markdown say so that they are plain: people read the same, and the
 * same bytes are sealed. What was sealed already is not touched. In code, since what has to be escaped is what the
 * reader of bodies would read.
 */
export const plainBodies: Migration = {
  async up(db: Kysely<unknown>) {
    for (const path of ['{content,body}', '{correcting,content,body}', '{unread,typed,body}']) {
      const { rows } = await sql<{ id: string; body: string }>`
        select id, doc #>> ${path}::text[] as body from post where doc #>> ${path}::text[] ~ ${mayBeMarkdown}`.execute(
        db,
      )
      for (const { id, body } of rows) {
        const plain = plainAsRich(body)
        if (plain !== body)
          await sql`update post set doc = jsonb_set(doc, ${path}::text[], to_jsonb(${plain}::text)) where id = ${id}`.execute(
            db,
          )
      }
    }
  },
}

/** Any sign that may mean something. */
const mayBeMarkdown = '[]*\\\\[-]|[0-9][.]'
