import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { plainAsRich } from '../../core/domain/posts/text/rich-text.ts'
import type { Proposal, ProposedWords } from '../../core/domain/validations/proposal.ts'

/** So many bodies are in memory at once. */
const atOnce = 500

/**
 * Bodies typed before Markdown was read are escaped as plain text: people read the same, and the same bytes are sealed.
 * So are proposed corrections that nobody answered. Sealed versions are not touched. In code, since the reader of
 * bodies decides what has to be escaped.
 */
export const plainBodies: Migration = {
  async up(db: Kysely<unknown>) {
    for (const path of ['{content,body}', '{correcting,content,body}', '{unread,typed,body}']) await bodies(db, path)
    await proposals(db)
  },
}

async function bodies(db: Kysely<unknown>, path: string): Promise<void> {
  for (let after = ''; ;) {
    const { rows } = await sql<{ id: string; body: string }>`
      select id, doc #>> ${path}::text[] as body from post
      where id > ${after} and doc #>> ${path}::text[] ~ ${mayBeMarkdown} order by id limit ${atOnce}`.execute(db)
    for (const { id, body } of rows) {
      const plain = plainAsRich(body)
      if (plain === body) continue
      await sql`update post set doc = jsonb_set(doc, ${path}::text[], to_jsonb(${plain}::text)) where id = ${id}`.execute(
        db,
      )
    }
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

/** Each is compared with the post when it is accepted, so that both sides must be escaped alike. */
async function proposals(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; proposals: Proposal[] }>`
    select id, doc->'proposals' as proposals from validation
    where doc @> '{"proposals": [{"state": "offered"}]}'`.execute(db)
  for (const { id, proposals } of rows) {
    const rich = proposals.map(one =>
      one.state === 'offered' ? { ...one, before: asRich(one.before), after: asRich(one.after) } : one,
    )
    await sql`update validation set doc = jsonb_set(doc, '{proposals}', ${JSON.stringify(rich)}::jsonb) where id = ${id}`.execute(
      db,
    )
  }
}

function asRich(words: ProposedWords): ProposedWords {
  return { ...words, body: plainAsRich(words.body) }
}

/** Any sign that may mean something. */
const mayBeMarkdown = '[]*\\\\[-]|[0-9][.]'
