import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { budgetFunctions } from './budget-functions.ts'
import { callTables } from './call-tables.ts'
import { commitFunctions } from './commit-functions.ts'
import { dataQueueTables } from './data-queue-tables.ts'
import { doublesTables } from './doubles-tables.ts'
import { assistantTables, eventTables, inNameTables } from './event-tables.ts'
import { figureTables } from './figure-tables.ts'
import { firstDocuments } from './first-documents.ts'
import { jobTables } from './job-tables.ts'
import { journalTables } from './journal-tables.ts'
import { ledgerTables, tallyPlannedUnlessKept } from './ledger-tables.ts'
import { mediaSearchTables } from './media-search-tables.ts'
import { mediaTables } from './media-tables.ts'
import { makesDocuments, newTable } from './new-table.ts'
import { newspaperTables } from './newspaper-tables.ts'
import { plainBodies } from './plain-bodies.ts'
import { releaseOutIndex, releaseTables } from './release-tables.ts'
import { authorsOf, namedTables, searchTables } from './search-tables.ts'
import { sealedVideoTables, videoTables } from './video-tables.ts'
import { variantTables, weekTables } from './week-tables.ts'

/** In the order of their names. Once released, a migration never changes: later changes are a further one. */
export const migrations: Record<string, Migration> = {
  '001-initial-schema': statements(
    ...firstDocuments,
    ...ledgerTables,
    ...journalTables,
    newTable('picture'),
    // Already compressed: trying again only costs.
    'alter table picture alter column bytes set storage external',
    newTable('picture_try'),
    newTable('kept_file'),
    'alter table kept_file alter column bytes set storage external',
    'create index kept_file_person on kept_file (person)',
    newTable('reference_counter'),
    newTable('setting'),
    newTable('daily_count'),
    ...budgetFunctions,
    ...jobTables,
  ),
  '002-calls': statements(...callTables),
  '003-sections': statements(newTable('section'), newTable('section_column')),
  '004-sectors': statements(newTable('sector')),
  '005-list': statements(
    newTable('listed_item'),
    newTable('list_feed'),
    'create index listed_item_item on listed_item (item_id)',
  ),
  '006-directory': statements(
    newTable('directory_person'),
    'create index directory_person_mail on directory_person (lower(mail))',
    'create index directory_person_sign_in on directory_person (sign_in_name)',
    newTable('directory_member'),
    'create index directory_member_member on directory_member (reading, member, group_id)',
    newTable('directory_state'),
    'insert into directory_state default values',
    newTable('directory_notice'),
    newTable('directory_change'),
  ),
  '007-doubles': statements(...doublesTables),
  '008-search': statements(...searchTables),
  '010-events': statements(...eventTables),
  '011-attendance': statements(
    newTable('attendance'),
    'create index attendance_post on attendance (post_id, kind, person)',
    'create index attendance_day on attendance (day) where day is not null',
  ),
  '012-calendar': statements(newTable('calendar_copy')),
  '013-assistants': statements(...assistantTables),
  '016-event-boards': statements(newTable('event_board'), newTable('event_counts')),
  // Which lines were written again, for the one card that tells of many.
  '017-rewritten-lines': statements(
    `create index listed_item_rewritten on listed_item ((doc->>'rewrittenSince'), id) where doc ? 'rewrittenSince'`,
  ),
  // Sectors that ended before that rule keep nobody's name either.
  '018-nameless-sectors': statements(
    `update sector set doc = jsonb_set(doc || '{"referents": [], "deputies": []}', '{changedBy,name}', '""')
      where doc->>'state' = 'ended'`,
  ),
  '019-cards-in-name': statements(...inNameTables),
  // An open desk reads what one person wrote as often as something changes.
  '020-post-authors': statements(`create index post_authors on post using gin (${authorsOf} jsonb_path_ops)`),
  '021-plain-bodies': plainBodies,
  '022-named-people': statements(...namedTables),
  '023-week': statements(...weekTables),
  '024-campaigns': statements(
    newTable('campaign'),
    'create index campaign_recent on campaign (state, from_day)',
    `create index campaign_number on campaign (split_part(doc->>'reference', '-', 3))`,
  ),
  '025-agenda': statements(newTable('agenda_feed'), newTable('recurring_idea')),
  '026-figures': statements(...figureTables),
  '027-week-addresses': statements(
    newTable('week_address'),
    'create unique index week_address_secret on week_address (secret)',
  ),
  '028-asked-moves': statements(newTable('asked_move')),
  '029-workbooks': statements(newTable('workbook')),
  '030-releases': statements(...releaseTables),
  '031-variants': statements(...variantTables),
  '032-replies': statements(newTable('public_replies')),
  '033-newspapers': statements(...newspaperTables),
  '034-relays': statements(
    newTable('relay_round'),
    'create index relay_round_post on relay_round (post_id)',
    'create index relay_round_code on relay_round (code)',
    'create index relay_round_asked on relay_round (asked_at)',
    // Codes that people may type are read each second; nearly all rounds are over.
    'create index relay_round_open on relay_round (id) include (code, asked_at) where open',
    newTable('relay_task'),
    'create index relay_task_round on relay_task (round_id)',
    'create index relay_task_person on relay_task (person) where person is not null',
    `create index relay_task_past on relay_task using gin ((doc->'past') jsonb_path_ops)`,
  ),
  '035-retention': statements(
    newTable('retention_rule'),
    newTable('rule_proposal'),
    newTable('suspension'),
    newTable('archive_list'),
    tallyPlannedUnlessKept,
    // What a person did last, to find those without any details left.
    'create index journal_acted on journal (actor_ref, at) where actor_ref is not null',
    // Broadcasts whose names are still there, read each night.
    `create index broadcast_named on broadcast (said_at) where not doc ? 'namesGoneAt'`,
  ),
  '036-erasure': statements(
    newTable('erasure'),
    'create index erasure_person on erasure (person) where person is not null',
    newTable('data_request'),
    newTable('data_file'),
    'alter table data_file alter column bytes set storage external',
  ),
  '037-media': statements(...mediaTables),
  '038-withdrawals': statements(newTable('withdrawal')),
  '039-charter': statements(newTable('charter')),
  '040-videos': statements(...videoTables),
  // Broadcasts of which a suspension kept people: read each night as well.
  '041-held-names': statements(`create index broadcast_names_held on broadcast (said_at) where doc ? 'namesHeld'`),
  '043-media-search': statements(...mediaSearchTables),
  '044-data-queue': statements(
    ...dataQueueTables,
    // Forwarded notes, newest first: a few among all that people ever wrote to Mary.
    `create index note_forwarded on note (said_at desc, id) where state = 'forwarded'`,
  ),
  '045-sealed-videos': statements(...sealedVideoTables),
  '046-releases-out': statements(...releaseOutIndex),
  '047-capabilities': statements(
    newTable('capability_switch'),
    // Of a database that is in use everything stays on that was there before capabilities could be switched.
    `insert into capability_switch (id, version, doc)
    select id, 1, jsonb_build_object('id', id, 'version', 1, 'on', true, 'by', null, 'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from unnest('{events,calls,newspapers,networks,site,relays,campaigns,figures}'::text[]) as begun(id)
    where exists (select from setting)`,
  ),
}

/**
 * One statement each: PGlite takes no more than one at a time. What makes a table of documents makes the functions anew
 * that commit to all of them.
 */
function statements(...texts: string[]): Migration {
  const all = texts.some(makesDocuments) ? [...texts, ...commitFunctions] : texts
  return {
    async up(db: Kysely<unknown>) {
      for (const text of all) await sql.raw(text).execute(db)
    },
  }
}
