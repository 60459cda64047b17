/** When the author first heard something of comms. */
export const answeredAt = '(answered_at(doc) collate "C")'
/** Instants are ISO 8601 in UTC: compared byte by byte they are in order, in any locale of the server. */
export const decidedAt = `(doc->'decision'->>'at' collate "C")`
/** When a department answered its call. */
export const callAnsweredAt = `(doc->'answer'->>'at' collate "C")`
/** Posts that shall go somewhere else too: few, beside all there ever were. */
export const isElsewhere = `jsonb_array_length(doc->'elsewhere') > 0`

/**
 * What figures are made of lies beside the documents, which are long: to unpack those of a month would take longer than
 * to count it. `filed`: where a post is filed, which proposal it comes from, and when it was first submitted. A sending
 * has its times; what changes delivered cards, or was given up, has none. A month is counted without a look at what is
 * older.
 */
export const figureTables = [
  `create function answered_at(initiative jsonb) returns text language sql immutable parallel safe as $$
    select least((initiative->>'takenAt') collate "C", initiative->'questions'->0->>'at',
      initiative->'delays'->0->>'at', initiative->'decision'->>'at') $$`,
  `create function filed(post jsonb) returns jsonb language sql immutable parallel safe as $$
    select jsonb_build_object('section', words->'section', 'isEvent', words->>'kind' = 'event',
      'touches', coalesce(touches, '[]'), 'initiativeId', "initiativeId", 'submittedAt', sealed->0->>'at')
    from jsonb_to_record(post) as part(content jsonb, correcting jsonb, touches jsonb, sealed jsonb, "initiativeId" text)
    cross join lateral (select coalesce(nullif(correcting, 'null')->'content', content) as words) as said $$`,
  `alter table post add column filed jsonb generated always as (filed(doc)) stored`,
  `alter table broadcast
    add column of_post text generated always as (doc->>'postId') stored,
    add column sent_at text collate "C" generated always as (case when doc->>'kind' = 'send' then doc->>'startedAt' end) stored,
    add column approved_at text collate "C" generated always as
      (case when doc->>'kind' = 'send' and doc->>'state' <> 'cancelled' then doc->>'createdAt' end) stored`,
  'create index broadcast_sent on broadcast (sent_at) where sent_at is not null',
  'create index broadcast_first on broadcast (of_post, sent_at) where sent_at is not null',
  'create index broadcast_approved on broadcast (approved_at) where approved_at is not null',
  `create index initiative_answered on initiative (${answeredAt})`,
  `create index initiative_decided on initiative (${decidedAt}) where ${decidedAt} is not null`,
  `create index post_submitted on post ((filed->>'submittedAt' collate "C")) where filed->>'submittedAt' is not null`,
  `create index post_elsewhere on post (id) where ${isElsewhere}`,
  `create index call_department_answered on call_department (${callAnsweredAt}) where ${callAnsweredAt} is not null`,
]
