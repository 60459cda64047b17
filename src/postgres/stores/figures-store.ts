import { type RawBuilder, sql } from 'kysely'
import type { Counted, ReachedGroup, SentGroup } from '../../core/domain/figures/counted.ts'
import { type DelayStep, delaySteps, type Passages } from '../../core/domain/figures/delays.ts'
import type { EventTally } from '../../core/domain/events/event.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { FigureCounts } from '../../core/ports/figure-counts.ts'
import type { Database } from '../open/database.ts'
import { answeredAt, callAnsweredAt, decidedAt, isElsewhere } from '../schema/figure-tables.ts'

/** Each question reads along an index what happened in the time that is asked for, and nothing else. */
export function figureCounts({ kysely }: Database): FigureCounts {
  const rows = async <T>(query: RawBuilder<T>): Promise<T[]> => (await query.execute(kysely)).rows
  return {
    between: async (from, to) => {
      const span = { from, to }
      const [sent, planned, [proposals], passages, reached, answers] = await Promise.all([
        rows(sentGroups(span)),
        rows(plannedGroups(span)),
        rows(proposalCounts(span)),
        rows(passagesIn(span)),
        rows(reachedGroups(span)),
        rows(answerCounts(span)),
      ])
      return { sent, planned, proposals: proposals!, passages: byStep(passages), reached, answers: tally(answers) }
    },
    heard: async (from, to) => {
      const found = await rows(sql<{ department: string }>`
        select doc->>'department' as department from initiative
        where submitted_at >= ${from} and submitted_at < ${to} and state <> 'withdrawn' and doc->>'department' is not null
        union
        select doc->>'department' from call_department where ${within(callAnsweredAt, { from, to })} and ${sql.raw(callAnsweredAt)} is not null`)
      return found.map(({ department }) => department)
    },
  }
}

type Span = { from: Instant; to: Instant }

function within(at: string, { from, to }: Span): RawBuilder<boolean> {
  return sql<boolean>`(${sql.raw(at)} >= ${from} and ${sql.raw(at)} < ${to})`
}

/** Of each post the first sending; one that was taken back and sent anew counted when it was first sent. */
const sendings = ({ from, to }: Span): RawBuilder<unknown> => sql`
  sent as materialized (
    select distinct on (of_post) id, of_post as post_id, sent_at as at from broadcast
    where sent_at >= ${from} and sent_at < ${to} and not exists (
      select from broadcast as earlier where earlier.of_post = broadcast.of_post and earlier.sent_at < ${from})
    order by of_post, sent_at)`

function sentGroups(span: Span): RawBuilder<SentGroup> {
  return sql<SentGroup>`with ${sendings(span)}
    select filed->>'section' as section, initiative.doc->>'department' as department, filed->'touches' as touches,
      (filed->>'isEvent')::boolean as "isEvent", count(*)::int as posts
    from sent join post on post.id = sent.post_id left join initiative on initiative.id = filed->>'initiativeId'
    group by 1, 2, 3, 4`
}

function plannedGroups({ from, to }: Span): RawBuilder<Counted['planned'][number]> {
  return sql<Counted['planned'][number]>`
    select elsewhere->>'channel' as channel, count(*)::int as posts
    from post cross join lateral jsonb_array_elements(doc->'elsewhere') as elsewhere
    where ${sql.raw(isElsewhere)} and state not in ('cancelled', 'refused', 'taken-back')
      and elsewhere->>'at' collate "C" >= ${from} and elsewhere->>'at' collate "C" < ${to}
    group by 1`
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

type Passage = { step: DelayStep; began: Instant; ended: Instant }

/** The newest, of each step: of more than anybody sends in a year. */
const passagesMost = 10_000

function passagesIn(span: Span): RawBuilder<Passage> {
  const { from, to } = span
  const toIdea = sql`join initiative on initiative.id = filed->>'initiativeId'`
  const queries = [
    sql`select 'answer' as step, submitted_at as began, answered_at(doc) as ended from initiative
      where ${within(answeredAt, span)}`,
    sql`select 'submission', answered_at(initiative.doc), filed->>'submittedAt' from post ${toIdea}
      where ${within(`(filed->>'submittedAt' collate "C")`, span)}`,
    sql`select 'visa', filed->>'submittedAt', approved_at from broadcast join post on post.id = of_post
      where approved_at >= ${from} and approved_at < ${to}`,
    sql`select 'broadcast', said_at, sent.at from sent join broadcast using (id)`,
    sql`select 'whole', submitted_at, sent.at from sent join post on post.id = sent.post_id ${toIdea}`,
  ]
  const each = queries.map(query => sql`(${query} order by 3 desc limit ${passagesMost})`)
  return sql<Passage>`with ${sendings(span)} select step, began, ended from (
    ${sql.join(each, sql` union all `)}) as passage where began is not null and ended is not null`
}

/** Ledgers of sendings, each whole: of a stopped one too, and of one that goes on. */
function reachedGroups({ from, to }: Span): RawBuilder<ReachedGroup> {
  return sql<ReachedGroup>`
    select department, state, reason, sum(people)::int as people from delivery_tally
    where broadcast_id = any(array(select id from broadcast where sent_at >= ${from} and sent_at < ${to}))
    group by department, state, reason having sum(people) <> 0`
}

type Said = { answer: keyof EventTally; people: number }

/** Also of those whose answers were deleted since: their figures stay. */
function answerCounts(span: Span): RawBuilder<Said> {
  return sql<Said>`with ${sendings(span)}
    select answer, sum(people)::int as people from (
      select answer, count(*) as people from sent join event_answer using (post_id)
      where not exists (select from event_counts where event_counts.id = sent.post_id) group by answer
      union all
      select key, value::int from sent join event_counts on event_counts.id = sent.post_id
        cross join lateral jsonb_each_text(event_counts.doc->'figures'->'tally')) as said
    group by answer`
}

function byStep(found: readonly Passage[]): Passages {
  const of = (step: DelayStep) =>
    found.filter(one => one.step === step).map(({ began, ended }) => [began, ended] as const)
  return Object.fromEntries(delaySteps.map(step => [step, of(step)])) as Passages
}

function tally(said: readonly Said[]): EventTally {
  return { yes: 0, no: 0, maybe: 0, waiting: 0, ...Object.fromEntries(said.map(one => [one.answer, one.people])) }
}
