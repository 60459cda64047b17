import { newColumns, newTable } from './new-table.ts'

/** Instants are ISO 8601 in UTC: compared byte by byte they are in order, in any locale of the server. */
export const decidedAt = `(doc->'decision'->>'at' collate "C")`
/** When a department answered its call. */
export const callAnsweredAt = `(doc->'answer'->>'at' collate "C")`
/** The last time at which a post goes to another channel: few posts of all have one ahead. */
export const lastElsewhere = `(filed->>'lastElsewhere' collate "C")`

/**
 * Sums of the ledgers of sendings that have ended, in which every row is settled; `refused`: people by reason.
 * `version`: of the broadcast that had ended; one that goes on after all is another version. Follows `mine`, the
 * broadcasts that are asked for.
 */
export const keepReach = `
  insert into broadcast_reach (id, version, planned, delivered, unknown, refused)
  select id, version, coalesce(sum(people) filter (where state = 'planned'), 0),
    coalesce(sum(people) filter (where state = 'delivered'), 0), coalesce(sum(people) filter (where state = 'unknown'), 0),
    coalesce(jsonb_object_agg(reason, people) filter (where state = 'refused'), '{}')
  from (
    select mine.id, version, state, reason, sum(people) as people
    from mine join delivery_tally on broadcast_id = mine.id
    where ended and not exists (select from broadcast_reach as kept where kept.id = mine.id and kept.version = mine.version)
    group by 1, 2, 3, 4 having sum(people) <> 0) as counted
  group by 1, 2
  having bool_and(state <> 'sending') and sum(case state when 'planned' then people else -people end) = 0
  order by id on conflict (id) do update set version = excluded.version, planned = excluded.planned,
    delivered = excluded.delivered, unknown = excluded.unknown, refused = excluded.refused`

/**
 * What figures are made of lies beside the documents, which are long: to unpack those of a month would take longer than
 * to count it. `filed`: where a post is filed, and where else it shall go; `from_idea`: which proposal it comes from;
 * `first_sealed`: when it was first submitted; `answered`: when the author of a proposal first heard of comms. A
 * sending has its times; what changes delivered cards, or was given up, has none. A month is counted without a look at
 * what is older.
 */
export const figureTables = [
  `create function answered_at(initiative jsonb) returns text language sql immutable parallel safe as $$
    select least((initiative->>'takenAt') collate "C", initiative->'questions'->0->>'at',
      initiative->'delays'->0->>'at', initiative->'decision'->>'at') $$`,
  `create function filed(post jsonb) returns jsonb language sql immutable parallel safe as $$
    select jsonb_build_object('section', words->'section', 'isEvent', words->>'kind' = 'event',
      'touches', coalesce(touches, '[]'),
      'elsewhere', coalesce(nullif(elsewhere, 'null'), '[]'),
      'lastElsewhere', (select max(one->>'at' collate "C") from jsonb_array_elements(nullif(elsewhere, 'null')) as one))
    from jsonb_to_record(post) as part(content jsonb, correcting jsonb, touches jsonb, elsewhere jsonb)
    cross join lateral (select coalesce(nullif(correcting, 'null')->'content', content) as words) as said $$`,
  newColumns('post', 'filed', 'from_idea', 'first_sealed'),
  newColumns('initiative', 'department', 'answered'),
  newColumns('broadcast', 'ended', 'of_post', 'sent_at', 'approved_at'),
  'create index broadcast_sent on broadcast (sent_at) where sent_at is not null',
  'create index broadcast_first on broadcast (of_post, sent_at) where sent_at is not null',
  'create index broadcast_approved on broadcast (approved_at) where approved_at is not null',
  'create index initiative_answered on initiative (answered) where answered is not null',
  `create index initiative_decided on initiative (${decidedAt}) where ${decidedAt} is not null`,
  'create index post_sealed on post (first_sealed) where first_sealed is not null',
  `create index post_elsewhere on post (${lastElsewhere}) where ${lastElsewhere} is not null`,
  `create index call_department_answered on call_department (${callAnsweredAt}) where ${callAnsweredAt} is not null`,
  newTable('broadcast_reach'),
  `with mine as (select id, version, ended from broadcast where sent_at is not null) ${keepReach}`,
]
