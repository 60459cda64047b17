import { sql } from 'kysely'
import {
  type DocumentCategory,
  documentCategories,
  type RowCategory,
} from '../../core/domain/retention/document-categories.ts'
import type { RetentionCategory } from '../../core/domain/retention/retention-rule.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Purges } from '../../core/ports/retention-stores.ts'
import type { Database } from '../open/database.ts'
import { endCounts, rowsOfPost } from './archives-due.ts'
import { countDocuments, dueDocuments } from './due-documents.ts'
import { countDetails, takeActors, takeDetails } from './take-details.ts'
import { isFree, overWords, wordsDue } from './words-due.ts'
import { countNames, ledgersDue, takeNames } from './take-names.ts'

export function purges(database: Database, now: () => Instant): Purges {
  return {
    count: (category, before, held) => count(database, category, before, held),
    due: (category, before, held, limit) => dueDocuments(database, category, before, held, limit),
    ledgersDue: (before, held, limit) => ledgersDue(database, before, held, limit),
    wordsDue: (before, held, limit) => wordsDue(database, before, held, limit),
    takeNames: (broadcastId, held, limit) => takeNames(database, broadcastId, held, limit),
    takeDetails: (category, due, held, limit) => takeDetails(database, category, { due, held, limit, now: now() }),
    takeActors: (before, held, limit) => takeActors(database, { before, held, limit, now: now() }),
    ofPost: postId => rowsOfPost(database, postId),
    endCounts: () => endCounts(database),
    takeRows: (category, before, held, limit) => takeRows(database, category, { before, held, limit }),
  }
}

function isDocuments(category: RetentionCategory): category is DocumentCategory {
  return documentCategories.some(one => one === category)
}

async function count(database: Database, category: RetentionCategory, before: Instant, held: Held): Promise<number> {
  if (isDocuments(category)) return countDocuments(database, category, before, held)
  if (category === 'ledger-names') return countNames(database, before, held)
  if (category === 'journal-details' || category === 'refused-attempts')
    return (await countDetails(database, category, { before, upTo: null }, held)).lines
  const rows = counted[category]?.(before, held)
  if (!rows) return 0
  const { rows: found } = await sql<{ n: number }>`select count(*)::int as n from ${rows}`.execute(database.kysely)
  return found[0]!.n
}

/**
 * Where the directory has never been read nobody is known to have left. Whoever wants to be left alone is, until they
 * revoke it: an account that was closed for a long leave comes back with that wish.
 */
const left = (held: Held) => sql`conversation where person <> all(${held.people}::text[]) and not opted_out
  and exists (select from directory_state where serving > 0)
  and not exists (select from directory_person join directory_state on serving = reading
    where directory_person.id = conversation.person and enabled)`

/** What other jobs of the night take, and what is neither a document nor of the journal. */
const counted: Partial<Record<RetentionCategory, (before: Instant, held: Held) => ReturnType<typeof sql>>> = {
  conversations: (before, held) => sql`${left(held)} and updated_at < ${before}::timestamptz`,
  'kept-files': (_before, held) => sql`kept_file where until < now() and person <> all(${held.people}::text[])`,
  'event-answers': before => sql`event_answer join post on post.id = post_id
    where coalesce(post.doc->'correcting'->'content', post.doc->'content')->'event'->>'date' collate "C" < left(${before}, 10)`,
  'relay-rounds': before => sql`relay_round where doc->'ended'->>'at' collate "C" < ${before}`,
  consents: (before, held) => sql`media, ${overWords(before)} as word where ${isFree(held)}`,
  'editions-given-up': before => sql`edition where state = 'abandoned' and doc->>'updatedAt' collate "C" < ${before}`,
}

async function takeRows(
  { kysely }: Database,
  category: RowCategory,
  { before, held, limit }: { before: Instant; held: Held; limit: number },
): Promise<number> {
  const { numAffectedRows } =
    category === 'conversations'
      ? await sql`delete from conversation where person = any(array(
          select person from ${left(held)} and updated_at < ${before}::timestamptz limit ${limit}))`.execute(kysely)
      : await sql`delete from kept_file where id = any(array(select id from kept_file
          where until < now() and person <> all(${held.people}::text[]) limit ${limit}))`.execute(kysely)
  return Number(numAffectedRows ?? 0)
}
