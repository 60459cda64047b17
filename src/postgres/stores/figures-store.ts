import { type RawBuilder, sql } from 'kysely'
import type { Counted, DepartmentGroup, ReachedGroup, SentGroup } from '../../core/domain/figures/counted.ts'
import { type DelayStep, ofEachStep, type Passages } from '../../core/domain/figures/delays.ts'
import type { EventTally } from '../../core/domain/events/event.ts'
import type { FigureCounts, Span } from '../../core/ports/figure-counts.ts'
import type { Database } from '../open/database.ts'
import { callAnsweredAt, decidedAt, keepReach } from '../schema/figure-tables.ts'
import { outAt } from '../schema/release-tables.ts'
import { idsWithin } from './week-store.ts'

/** Each question reads along an index what happened in the span, and nothing else. */
export function figureCounts({ kysely }: Database): FigureCounts {
  const rows = async <T>(query: RawBuilder<T>): Promise<T[]> => (await query.execute(kysely)).rows
  return {
    between: async (from, to) => {
      const span = { from, to }
      const [sent, channels, [proposals], passages, reached] = await Promise.all([
        rows(sentGroups(span)),
        rows(channelGroups(span)),
        rows(proposalCounts(span)),
        rows(passagesIn(span)),
        rows(reachedGroups(span)),
      ])
      return { sent, channels, proposals: proposals!, passages: byStep(passages), reached }
    },
    answers: async spans => {
      const found = await rows(answerCounts(spans))
      return spans.map((_, at) => tally(found.filter(({ span }) => span === at + 1)))
    },
    departments: async spans => {
      const found = await rows(departmentCounts(spans))
      return spans.map((_, at) => found.filter(({ span }) => span === at + 1).map(({ span: _span, ...one }) => one))
    },
    heard: async (from, to) => {
      const found = await rows(sql<{ department: string }>`
        select department from initiative
        where submitted_at >= ${from} and submitted_at < ${to} and state <> 'withdrawn' and department is not null
        union
        select doc->>'department' from call_department where ${within(callAnsweredAt, { from, to })} and ${sql.raw(callAnsweredAt)} is not null`)
      return found.map(({ department }) => department)
    },
  }
}

function within(at: string, { from, to }: Span): RawBuilder<boolean> {
  return sql<boolean>`(${sql.raw(at)} >= ${from} and ${sql.raw(at)} < ${to})`
}

/** The first broadcast of each post; a post that was taken back and sent anew counted when it was first sent. */
const sendings = ({ from, to }: Span): RawBuilder<unknown> => sql`
  sent as materialized (
    select distinct on (of_post) id, of_post as post_id, sent_at as at from broadcast
    where sent_at >= ${from} and sent_at < ${to} and not exists (
      select from broadcast as earlier where earlier.of_post = broadcast.of_post and earlier.sent_at < ${from})
    order by of_post, sent_at)`

function sentGroups(span: Span): RawBuilder<SentGroup> {
  return sql<SentGroup>`with ${sendings(span)}
    select filed->>'section' as section, initiative.department, filed->'touches' as touches,
      (filed->>'isEvent')::boolean as "isEvent", count(*)::int as posts
    from sent join post on post.id = sent.post_id left join initiative on initiative.id = from_idea
    group by 1, 2, 3, 4`
}

/**
 * Counted like the lines of a week: rows of approved posts, plans of others, at the post's hour where they have none of
 * their own, and what Teams still waits for.
 */
function channelGroups({ from, to }: Span): RawBuilder<Counted['channels'][number]> {
  const isIn = (at: RawBuilder<unknown>) => sql`(${at} >= ${from} and ${at} < ${to})`
  const waits = sql`state in ('draft', 'in-validation', 'approved')`
  const send = sql`left join lateral (select outline from broadcast where of_post = post.id and outline is not null
    order by said_at desc, id limit 1) as send on true`
  const toLeave = sql`coalesce(send.outline->>'scheduledFor', post.outline->>'slot')`
  return sql<Counted['channels'][number]>`
    select channel, state, count(*)::int as posts from (
      select goes.channel, release.state from (${idsWithin(from, to)}) as found
      join post using (id) ${send}
      cross join lateral (select channel from release where of_post = post.id
        union select one->>'channel' from jsonb_array_elements(filed->'elsewhere') as one) as goes
      left join lateral (select state, ${sql.raw(outAt)} as at from release
        where of_post = post.id and channel = goes.channel) as release on true
      left join lateral (select true as is_there, one->>'at' as at from jsonb_array_elements(filed->'elsewhere') as one
        where post.state not in ('cancelled', 'refused', 'taken-back') and one->>'channel' = goes.channel) as plan on true
      where (plan.is_there or release.state not in ('planned', 'refused'))
        and ${isIn(sql`coalesce(release.at, plan.at, send.outline->>'startedAt', ${toLeave}) collate "C"`)}
      union all
      select 'teams', case when send.outline->>'state' = 'held' then 'held' end from post ${send}
      where ${waits} and send.outline->>'startedAt' is null and ${isIn(sql`${toLeave} collate "C"`)}
    ) as line group by 1, 2`
}

function proposalCounts(span: Span): RawBuilder<Counted['proposals']> {
  return sql<Counted['proposals']>`
    select
      (select count(*)::int from initiative
        where submitted_at >= ${span.from} and submitted_at < ${span.to} and state <> 'withdrawn') as received,
      count(*) filter (where state = 'retained')::int as retained,
      count(*) filter (where state = 'declined')::int as declined
    from initiative where ${within(decidedAt, span)} and ${sql.raw(decidedAt)} is not null`
}

/** `passages`: when each began and ended, with spaces between: thousands are read at once. */
type Passing = { step: DelayStep; passages: string }

function passagesIn(span: Span): RawBuilder<Passing> {
  const { from, to } = span
  const queries = [
    sql`select 'answer' as step, submitted_at as began, answered as ended from initiative
      where ${within('answered', span)}`,
    sql`select 'submission', answered, first_sealed from post join initiative on initiative.id = from_idea
      where ${within('first_sealed', span)}`,
    sql`select 'visa', first_sealed, approved_at from broadcast join post on post.id = of_post
      where approved_at >= ${from} and approved_at < ${to}`,
    sql`select step, began, at from sent join broadcast using (id) join post on post.id = sent.post_id
      left join initiative on initiative.id = from_idea
      cross join lateral (values ('broadcast', said_at), ('whole', initiative.submitted_at)) as way (step, began)`,
  ]
  return sql<Passing>`with ${sendings(span)}
    select step, string_agg(began || ' ' || ended, ' ') as passages
    from (${sql.join(queries, sql` union all `)}) as passage
    where began is not null and ended is not null group by step`
}

/** Whole ledgers of broadcasts, stopped or running ones too. Sums of ended ones are kept by the first caller. */
function reachedGroups({ from, to }: Span): RawBuilder<ReachedGroup> {
  return sql<ReachedGroup>`with
    mine as materialized (
      select id, version, ended from broadcast where sent_at >= ${from} and sent_at < ${to}),
    kept as (select kept.* from mine join broadcast_reach as kept using (id, version) where ended),
    newly as (${sql.raw(keepReach)} returning *),
    ended as (select * from kept union all select * from newly)
    select state, reason, sum(people)::int as people from (
      select state, null as reason, people from (
        select sum(planned) as planned, sum(delivered) as delivered, sum(unknown) as unknown from ended) as sums
      cross join lateral (values ('planned', planned), ('delivered', delivered), ('unknown', unknown)) as one (state, people)
      union all
      select 'refused', key, value::int from ended cross join jsonb_each_text(refused) where refused <> '{}'
      union all
      select state, reason, people from mine join delivery_tally on broadcast_id = mine.id
      where not exists (select from ended where ended.id = mine.id)) as every
    group by state, reason having sum(people) <> 0`
}

const asked = (spans: readonly Span[]): RawBuilder<unknown> => sql`
  unnest(${spans.map(({ from }) => from)}::text[], ${spans.map(({ to }) => to)}::text[])
    with ordinality as asked(begins, ends, span)`

/** From the tallies themselves: some hundred lines a sending. */
function departmentCounts(spans: readonly Span[]): RawBuilder<DepartmentGroup & { span: number }> {
  return sql`
    select span::int, department, state, reason, sum(people)::int as people
    from ${asked(spans)} join broadcast on sent_at >= begins collate "C" and sent_at < ends collate "C"
      join delivery_tally on broadcast_id = broadcast.id
    group by 1, 2, 3, 4 having sum(people) <> 0`
}

type Said = { span: number; answer: keyof EventTally; people: number }

/** Includes events whose answers were deleted since: their figures stay. */
function answerCounts(spans: readonly Span[]): RawBuilder<Said> {
  const whole = { from: spans[0]?.from ?? '', to: spans.at(-1)?.to ?? '' }
  return sql<Said>`with ${sendings(whole)},
    dated as (
      select span, post_id from sent join ${asked(spans)} on at >= begins collate "C" and at < ends collate "C")
    select span::int, answer, sum(people)::int as people from (
      select span, answer, count(*) as people from dated join event_answer using (post_id)
      where not exists (select from event_counts where event_counts.id = dated.post_id) group by 1, 2
      union all
      select span, key, value::int from dated join event_counts on event_counts.id = dated.post_id
        cross join lateral jsonb_each_text(event_counts.doc->'figures'->'tally')) as said
    group by 1, 2`
}

function byStep(found: readonly Passing[]): Passages {
  return ofEachStep(step => {
    const instants = found.find(one => one.step === step)?.passages.split(' ') ?? []
    return Array.from({ length: instants.length / 2 }, (_, n) => [instants[2 * n]!, instants[2 * n + 1]!] as const)
  })
}

function tally(said: readonly Said[]): EventTally {
  return { yes: 0, no: 0, maybe: 0, waiting: 0, ...Object.fromEntries(said.map(one => [one.answer, one.people])) }
}
