import { sql } from 'kysely'
import { type WrongVersion, wrongVersions } from '../../core/domain/personal/erased-post.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Database } from '../open/database.ts'
import type { SearchedTable } from '../personal/searched-tables.ts'
import { among, keysWhere, pagesOf, tableOf } from '../personal/walk-pages.ts'

const posts: SearchedTable = {
  schema: 'public',
  name: 'post',
  columns: ['doc'],
  key: { column: 'id', type: 'text' },
  isDocument: true,
}

const isMarked = sql`jsonb_path_exists(doc, '$.sealed[*] ? (exists(@.erasedAt) || exists(@.erasedSeal))')`

/** Versions that say that a name was taken out of them, and are not what an erasure left, as the journal knows it. */
export async function wrongErasures(database: Database): Promise<WrongVersion[]> {
  const { kysely } = database
  const wrong: WrongVersion[] = []
  for await (const keys of keysWhere(database, posts, isMarked))
    for (const page of pagesOf(keys)) {
      const { rows } = await sql<{ doc: Post; told: string[] }>`
        select doc, array(select seal from journal where subject = doc->>'reference' and verb = 'erasure.resealed') as told
        from ${tableOf(posts)} where ${among(posts, page)} order by id`.execute(kysely)
      wrong.push(...rows.flatMap(({ doc, told }) => wrongVersions(doc, new Set(told))))
    }
  return wrong
}
