import { type RawBuilder, sql } from 'kysely'
import {
  type DocumentCategory,
  documentCategories,
  type RowCategory,
} from '../../core/domain/retention/document-categories.ts'
import type { RetentionCategory } from '../../core/domain/retention/retention-rule.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Counted, Purges } from '../../core/ports/retention-stores.ts'
import type { Database } from '../open/database.ts'
import { endCounts, rowsOfPost } from './archives-due.ts'
import { countedOf } from './counted-of.ts'
import { countDocuments, dueDocuments } from './due-documents.ts'
import { areFree, isFree } from './is-free.ts'
import { countLines, takeActors, takeDetails } from './take-details.ts'
import { isLoose, looseMedia } from './loose-media.ts'
import { isFreePicture, overWords, wordsDue } from './words-due.ts'
import { countNames, ledgersDue, namesOf, takeNames } from './take-names.ts'

const settledAt = {
  suspension: sql`doc->'lifted'->>'at'`,
  archive_list: sql`doc->>'purgedAt'`,
} as const

const settled = (table: keyof typeof settledAt, before: Instant) =>
  sql`${sql.table(table)} where ${settledAt[table]} collate "C" < ${before} and not doc ? 'files'`

export function purges(database: Database, now: () => Instant): Purges {
  return {
    count: (category, before, held) => count(database, category, before, held),
    due: (category, before, held, limit) => dueDocuments(database, category, before, held, limit),
    ledgersDue: (before, held, limit) => ledgersDue(database, before, held, limit),
    namesOf: broadcastId => namesOf(database, broadcastId),
    wordsDue: (before, held, limit) => wordsDue(database, before, held, limit),
    mediaDue: (before, held, limit) => looseMedia(database, before, held, limit),
    takeNames: (broadcastId, held, limit) => takeNames(database, broadcastId, held, limit),
    takeDetails: (category, due, held, page) => takeDetails(database, category, { due, held, page, now: now() }),
    takeActors: (before, held, limit) => takeActors(database, { before, held, limit, now: now() }),
    ofPost: postId => rowsOfPost(database, postId),
    endCounts: () => endCounts(database),
    takeSettled: before => takeSettled(database, before),
    takeRows: (category, before, held, limit) => takeRows(database, category, { before, held, limit }),
  }
}

function isDocuments(category: RetentionCategory): category is DocumentCategory {
  return documentCategories.some(one => one === category)
}

async function count(database: Database, category: RetentionCategory, before: Instant, held: Held): Promise<Counted> {
  if (category === 'proposals') return countProposals(database, before, held)
  if (isDocuments(category)) return countDocuments(database, category, before, held)
  if (category === 'ledger-names') return countNames(database, before, held)
  if (category === 'refused-attempts') return countLines(database, category, before, held)
  const found = counted[category]?.(before, held)
  return found ? countedOf(database, found.due, found.isFree) : { due: 0, held: 0 }
}

/** Proposals, with those whose files were transferred. */
async function countProposals(database: Database, before: Instant, held: Held): Promise<Counted> {
  const rows = await countDocuments(database, 'proposals', before, held)
  const lying = sql`archive_list, jsonb_array_elements(doc->'files') as lying where lying->>'at' collate "C" < ${before}`
  const files = await countedOf(database, lying, isFree(held, sql`lying`))
  return { due: rows.due + files.due, held: rows.held + files.held }
}

/**
 * Where the directory has never been read nobody is known to have left. An opt-out counts until the person revokes it:
 * an account that was closed for a long leave comes back with it.
 */
const left = (before: Instant) => sql`conversation where updated_at < ${before}::timestamptz and not opted_out
  and exists (select from directory_state where serving > 0)
  and not exists (select from directory_person join directory_state on serving = reading
    where directory_person.id = conversation.person and enabled)`

const over = sql`kept_file where until < now()`

const isOthers = ({ people }: Held) => sql`person <> all(${people}::text[])`

/** Files of a suspended note stay with it. */
const isFreeFile = (held: Held) =>
  sql`(${isOthers(held)} and ${areFree(
    held,
    sql`note as part where exists (
    select from jsonb_array_elements(part.doc->'files') as file where file->>'id' = kept_file.id)`,
  )})`

/** Like `isHeldEvent`. */
const isFreeEvent = (held: Held) => sql`(${isFree({ ...held, people: [] }, sql`post.doc`)}
  and ${areFree(held, sql`event_answer as part where part.post_id = post.id`)}
  and ${areFree(held, sql`event as part where split_part(part.id, '/', 1) = post.id`)}
  and ${areFree(held, sql`event_board as part where part.doc->>'postId' = post.id`)})`

type Found = { due: RawBuilder<unknown>; isFree: RawBuilder<unknown> }

/** Rows that other jobs of the night delete, and rows that are neither documents nor of the journal. */
const counted: Partial<Record<RetentionCategory, (before: Instant, held: Held) => Found>> = {
  conversations: (before, held) => ({ due: left(before), isFree: isOthers(held) }),
  'kept-files': (_before, held) => ({ due: over, isFree: isFreeFile(held) }),
  'event-answers': (before, held) => ({
    due: sql`event_answer join post on post.id = post_id
      where coalesce(post.doc->'correcting'->'content', post.doc->'content')->'event'->>'date' collate "C" < left(${before}, 10)`,
    isFree: isFreeEvent(held),
  }),
  'relay-rounds': (before, held) => ({
    due: sql`relay_round where doc->'ended'->>'at' collate "C" < ${before}`,
    isFree: sql`(${isFree(held, sql`relay_round.doc`)}
      and ${areFree(held, sql`relay_task as part where part.round_id = relay_round.id`)})`,
  }),
  consents: (before, held) => ({
    due: sql`media, lateral (
      select from ${overWords(before)} as word union all select where ${isLoose(before)}) as word_or_row`,
    isFree: isFreePicture(held),
  }),
  'editions-given-up': (before, held) => ({
    due: sql`edition where state = 'abandoned' and greatest(doc->>'day', doc->>'updatedAt') < ${before}`,
    isFree: isFree(held, sql`edition.doc`),
  }),
  settings: before => ({
    due: sql`(select from ${settled('suspension', before)} union all select from ${settled('archive_list', before)}
      union all select from rule_proposal where doc->>'at' collate "C" < ${before}) as settled`,
    isFree: sql`true`,
  }),
}

async function takeRows(
  { kysely }: Database,
  category: RowCategory,
  { before, held, limit }: { before: Instant; held: Held; limit: number },
): Promise<number> {
  const { numAffectedRows } =
    category === 'conversations'
      ? await sql`delete from conversation where person = any(array(
          select person from ${left(before)} and ${isOthers(held)} limit ${limit}))`.execute(kysely)
      : await sql`delete from kept_file where id = any(array(
          select id from ${over} and ${isFreeFile(held)} limit ${limit}))`.execute(kysely)
  return Number(numAffectedRows ?? 0)
}

/** Few rows: a court and a list now and then. */
async function takeSettled({ kysely }: Database, before: Instant): Promise<number> {
  let gone = 0
  for (const table of ['suspension', 'archive_list'] as const) {
    const { numAffectedRows } = await sql`delete from ${settled(table, before)}`.execute(kysely)
    gone += Number(numAffectedRows ?? 0)
  }
  return gone
}
