import type { Generated } from 'kysely'
import type { Rows } from '../../core/change.ts'
import type { AttendanceRow } from '../../core/domain/events/attendance.ts'
import type { EventAnswer } from '../../core/domain/events/event.ts'
import type { ListFeed } from '../../core/domain/initiatives/list-feed.ts'
import { keySeparator, type PlacementKey } from '../../core/domain/placements/placed-card.ts'
import type { PlacementState } from '../../core/domain/placements/placement.ts'
import { type Column, column, derived, documents, type DocumentTable, ordered, text } from './table.ts'

const id = column<string>('text collate "C" primary key')
/** By a function of a migration. */
const texts = <T extends string[] | null = string[]>(from: string): Column<NoInfer<T>> => derived('text[]', from)
const json = (from: string) => derived<unknown>('jsonb', from)
/** The beginning of a proposal's text, as long as a second person would begin with as well. */
const startMost = 160

/**
 * The tables whose rows are one JSON document each, in the order in which a commit locks them. A new one is an entry
 * here and a migration that makes it (`migrate.ts`).
 */
export const documentTables = {
  broadcast: documents(
    { kept: 'posts', group: 'posts', shown: true },
    { said_at: ordered(`->>'createdAt'`) },
    {
      outline: json('send_outline(doc)'),
      ended: derived<boolean>('boolean', `doc->>'state' in ('done', 'stopped')`),
      of_post: text(`->>'postId'`),
      sent_at: derived<string | null>('text collate "C"', `case when doc->>'kind' = 'send' then doc->>'startedAt' end`),
      approved_at: derived<string | null>(
        'text collate "C"',
        `case when doc->>'kind' = 'send' and doc->>'state' <> 'cancelled' then doc->>'createdAt' end`,
      ),
    },
  ),
  initiative: documents(
    { kept: 'proposals', group: 'proposals', shown: true },
    { author: text(`->'author'->>'id'`), state: text(`->>'state'`), submitted_at: ordered(`->>'submittedAt'`) },
    {
      folded_title: derived<string>('text', `folded(doc->>'title')`),
      folded_start: derived<string>('text', `folded(left(doc->>'text', ${startMost}))`),
      department: text<string | null>(`->>'department'`),
      answered: derived<string | null>('text collate "C"', 'answered_at(doc)'),
    },
  ),
  listed_item: documents({ kept: 'proposals', group: 'proposals', shown: false }, { id, item_id: text(`->>'itemId'`) }),
  list_feed: documents(
    { kept: { nobody: 'up to where the Microsoft List was read' }, group: 'posts', shown: false },
    { id: column<ListFeed['id']>('text primary key') },
  ),
  note: documents(
    { kept: 'notes', group: 'own', shown: true },
    { writer: text(`->'writer'->>'id'`), state: text(`->>'state'`), said_at: ordered(`->>'at'`) },
  ),
  placement: documents(
    { kept: 'cards', group: 'own', shown: false },
    {
      key: column<PlacementKey>('text primary key'),
      state: text<PlacementState>(`->>'state'`),
      over: text<string | null>(`->>'over'`),
      updated_at: ordered(`->>'updatedAt'`),
      conversation_id: text<string | null>(`->>'conversationId'`),
      activity_id: text<string | null>(`->>'activityId'`),
      // What the card shows, and whose chat it is in.
      about: derived<string>('text', `split_part(doc->>'key', '${keySeparator}', 2)`),
      person: text<string | null>(`->'to'->>'id'`),
    },
  ),
  post: documents(
    { kept: 'posts', group: 'posts', shown: true },
    { state: text(`->>'state'`), updated_at: ordered(`->>'updatedAt'`), pictures: texts('pictures_of(doc)') },
    {
      outline: json('post_outline(doc)'),
      announced: json('announced(doc)'),
      filed: json('filed(doc)'),
      from_idea: text<string | null>(`->>'initiativeId'`),
      first_sealed: ordered<string | null>(`->'sealed'->0->>'at'`),
      ready: json('ready_for_print(doc)'),
    },
  ),
  validation: documents(
    { kept: 'posts', group: 'posts', shown: true },
    {
      submitted_at: ordered(`->>'submittedAt'`),
      due: ordered<string | null>(`->'steps'->((doc->>'current')::int)->>'due'`),
      waiting_for: texts<string[] | null>('waiting_for(doc)'),
    },
  ),
  event: documents({ kept: 'event-answers', group: 'events', shown: false }),
  event_answer: documents(
    { kept: 'event-answers', group: 'events', shown: false },
    { post_id: text(`->>'postId'`), answer: text<EventAnswer['answer']>(`->>'answer'`) },
  ),
  event_board: documents({ kept: 'event-answers', group: 'events', shown: false }),
  // A mark is beside no person, and the hour at which it was made is not known.
  attendance: documents(
    { kept: 'event-answers', group: 'events', shown: false },
    {
      id,
      created_at: column<Generated<Date>>(`timestamptz not null default date_trunc('day', now())`),
      kind: text<AttendanceRow['kind']>(`->>'kind'`),
      post_id: text(`->>'postId'`),
      person: ordered<string | null>(`->>'person'`),
      day: text<string | null>(`->>'day'`),
    },
  ),
  // `<postId>:<personId>`, so that those of one event lie side by side.
  calendar_copy: documents({ kept: 'event-answers', group: 'events', shown: false }, { id }),
  event_counts: documents({ kept: { nobody: 'counts of what was answered' }, group: 'events', shown: false }),
  assistants: documents(
    { kept: 'settings', group: 'events', shown: false },
    { id, people: texts('assistants_named(doc)') },
  ),
  people_list: documents({ kept: 'read-files', group: 'settings', shown: true }),
  perimeter: documents({ kept: 'settings', group: 'settings', shown: false }),
  circuit: documents({ kept: 'settings', group: 'settings', shown: false }),
  delegation: documents(
    { kept: 'delegations', group: 'settings', shown: true },
    { lender: text(`->'from'->>'id'`), delegate: text(`->'to'->>'id'`), until: ordered(`->>'until'`) },
  ),
  capability_switch: documents({ kept: 'settings', group: 'settings', shown: false }),
  urgent_template: documents({ kept: 'settings', group: 'settings', shown: false }),
  reminders: documents({ kept: 'cards', group: 'own', shown: false }),
  journal_head: documents({ kept: { nobody: 'the digest of each day' }, group: 'posts', shown: false }, { id }),
  absence: documents({ kept: 'absences', group: 'own', shown: false }),
  directory_notice: documents({ kept: 'directory', group: 'directory', shown: false }),
  week_address: documents({ kept: 'settings', group: 'own', shown: false }, { secret: text(`->>'secret'`) }),
  asked_move: documents({ kept: 'short-lived', group: 'own', shown: false }),
  withdrawal: documents({
    kept: { nobody: 'what became of each place of a picture; a year later it goes' },
    group: 'posts',
    shown: true,
  }),
  workbook: documents({ kept: 'workbooks', group: 'own', shown: true }),
  release: documents(
    { kept: 'releases', group: 'posts', shown: true },
    {
      of_post: text(`->>'postId'`),
      state: text(`->>'state'`),
      channel: text(`->>'channel'`),
      waits: derived<boolean>(
        'boolean',
        `doc->>'state' in ('publishing', 'unknown', 'held') or doc->>'pending' is not null`,
      ),
      at: ordered<string | null>(`->>'at'`),
    },
  ),
  channel_hold: documents({ kept: 'settings', group: 'posts', shown: true }),
  public_replies: documents({ kept: 'public-replies', group: 'posts', shown: false }),
  call: documents(
    { kept: 'calls', group: 'proposals', shown: true },
    { state: text(`->>'state'`), opens_at: ordered(`->>'opensAt'`), closes_at: ordered(`->>'closesAt'`) },
  ),
  call_department: documents(
    { kept: 'calls', group: 'proposals', shown: true },
    { call_id: text(`->>'callId'`), people: texts('call_people(doc)') },
  ),
  section: documents({ kept: 'settings', group: 'settings', shown: false }),
  section_column: documents({
    kept: { nobody: 'whether the list offers the sections' },
    group: 'posts',
    shown: false,
  }),
  sector: documents({ kept: 'settings', group: 'settings', shown: true }),
  agenda_feed: documents({ kept: 'settings', group: 'settings', shown: false }),
  recurring_idea: documents({ kept: 'settings', group: 'settings', shown: true }),
  campaign: documents(
    { kept: 'campaigns', group: 'posts', shown: true },
    { state: text(`->>'state'`), from_day: ordered(`->>'from'`) },
  ),
  charter: documents({ kept: 'settings', group: 'posts', shown: false }),
  newspaper: documents({ kept: 'settings', group: 'posts', shown: true }, { code: text(`->>'code'`) }),
  edition: documents(
    { kept: 'editions', group: 'posts', shown: true },
    { newspaper_id: text(`->>'newspaperId'`), reference: text(`->>'reference'`), state: text(`->>'state'`) },
  ),
  relay_round: documents(
    { kept: 'relay-rounds', group: 'posts', shown: true },
    {
      post_id: text(`->>'postId'`),
      code: text(`->>'code'`),
      asked_at: text(`->'asked'->>'at'`),
      open: derived<boolean>('boolean', `doc->'ended' = 'null'::jsonb`),
    },
  ),
  relay_task: documents(
    { kept: 'relay-rounds', group: 'posts', shown: true },
    { round_id: text(`->>'roundId'`), person: text<string | null>(`->'asked'->>'id'`) },
  ),
  // The receipt names only people who decided.
  erasure: documents(
    { kept: 'settings', group: 'settings', shown: true },
    { person: text<string | null>(`->'person'->>'id'`) },
  ),
  data_request: documents(
    { kept: 'short-lived', group: 'own', shown: true },
    { until: ordered(`->>'until'`) },
    {
      person: text(`->>'person'`),
      asked_at: ordered(`->>'askedAt'`),
      written_at: ordered<string | null>(`->>'writtenAt'`),
    },
  ),
  retention_rule: documents({ kept: 'settings', group: 'settings', shown: false }),
  rule_proposal: documents({ kept: 'settings', group: 'settings', shown: true }),
  suspension: documents({ kept: 'settings', group: 'settings', shown: false }),
  archive_list: documents({ kept: 'posts', group: 'settings', shown: true }),
  media: documents(
    { kept: 'consents', group: 'posts', shown: true },
    {
      pictures: texts('media_pictures(doc)'),
      people: texts('media_people(doc)'),
      updated_at: ordered(`->>'updatedAt'`),
    },
  ),
  outside_person: documents({ kept: 'consents', group: 'posts', shown: false }, { media_id: text(`->>'mediaId'`) }),
} satisfies Record<keyof Rows, DocumentTable>
