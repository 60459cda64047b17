import type { Broadcast, Delivery } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { CallDepartment } from '../../src/core/domain/calls/call.ts'
import type { EventAnswer } from '../../src/core/domain/events/event.ts'
import type { EventCounts } from '../../src/core/domain/events/participants.ts'
import type { Counted, DepartmentGroup } from '../../src/core/domain/figures/counted.ts'
import type { Passages } from '../../src/core/domain/figures/delays.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Release } from '../../src/core/domain/releases/release.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { weekLinesOf } from '../../src/core/domain/week/week-line.ts'
import type { FigureCounts } from '../../src/core/ports/figure-counts.ts'
import { fakeWeekRows } from './week-rows.ts'

type Tables = {
  broadcast: Map<string, Broadcast>
  initiative: Map<string, Initiative>
  post: Map<string, Post>
  release: Map<string, Release>
  validation: Map<string, Validation>
  event_answer: Map<string, EventAnswer>
  event_counts: Map<string, EventCounts>
  call_department: Map<string, CallDepartment>
}

/** Looks at every row, as nobody would who has many: what the database's figures are held to. */
export function fakeFigures(tables: Tables, delivered: () => Delivery[]): FigureCounts {
  return {
    between: async (from, to) => {
      const isIn = (at: string | null | undefined): at is string => typeof at === 'string' && at >= from && at < to
      const sends = [...tables.broadcast.values()].filter(({ kind }) => kind === 'send')
      const firstOf = (postId: string) =>
        sends.flatMap(one => (one.postId === postId && one.startedAt !== null ? [one.startedAt] : [])).sort()[0]
      const sentNow = sends.filter(({ startedAt }) => isIn(startedAt))
      const first = sentNow.filter(one => one.startedAt === firstOf(one.postId))
      const posts = first.flatMap(one => {
        const post = tables.post.get(one.postId)
        return post ? [{ one, post, idea: tables.initiative.get(post.initiativeId ?? '') ?? null }] : []
      })
      const ideas = [...tables.initiative.values()]
      const pairs = (all: (readonly [string | null | undefined, string | null | undefined])[]): Passages['visa'] =>
        all.flatMap(([began, ended]) => (typeof began === 'string' && isIn(ended) ? [[began, ended] as const] : []))
      const groups = new Map<string, Counted['sent'][number]>()
      for (const { post, idea } of posts) {
        const { section, kind } = (post.correcting ?? post).content
        const group = {
          section,
          department: idea?.department ?? null,
          touches: post.touches ?? [],
          isEvent: kind === 'event',
        }
        const key = JSON.stringify(group)
        groups.set(key, { ...group, posts: (groups.get(key)?.posts ?? 0) + 1 })
      }
      const decided = ideas.filter(({ decision }) => isIn(decision?.at))
      return {
        sent: [...groups.values()],
        channels: await channelsIn(tables, from, to),
        proposals: {
          received: ideas.filter(({ submittedAt, state }) => isIn(submittedAt) && state !== 'withdrawn').length,
          retained: decided.filter(({ state }) => state === 'retained').length,
          declined: decided.filter(({ state }) => state === 'declined').length,
        },
        passages: {
          answer: pairs(ideas.map(idea => [idea.submittedAt, answeredAt(idea)])),
          submission: pairs(
            [...tables.post.values()].map(post => {
              const idea = tables.initiative.get(post.initiativeId ?? '')
              return [idea && answeredAt(idea), post.sealed[0]?.at]
            }),
          ),
          visa: pairs(
            sends
              .filter(({ state }) => state !== 'cancelled')
              .map(one => [tables.post.get(one.postId)?.sealed[0]?.at, one.createdAt]),
          ),
          broadcast: pairs(first.map(one => [one.createdAt, one.startedAt])),
          whole: pairs(posts.map(({ one, idea }) => [idea?.submittedAt, one.startedAt])),
        },
        reached: reached(delivered().filter(row => sentNow.some(({ id }) => id === row.broadcastId))),
      }
    },
    answers: async spans =>
      spans.map(({ from, to }) => {
        const answers = { yes: 0, no: 0, maybe: 0, waiting: 0 }
        const first = new Map<string, string>()
        for (const { kind, postId, startedAt } of tables.broadcast.values())
          if (kind === 'send' && startedAt !== null && startedAt < (first.get(postId) ?? 'z'))
            first.set(postId, startedAt)
        for (const [postId, at] of first) {
          if (at < from || at >= to) continue
          const kept = tables.event_counts.get(postId)
          const own = [...tables.event_answer.values()].filter(one => one.postId === postId)
          for (const said of ['yes', 'no', 'maybe', 'waiting'] as const)
            answers[said] += kept ? kept.figures.tally[said] : own.filter(({ answer }) => answer === said).length
        }
        return answers
      }),
    departments: async spans =>
      spans.map(({ from, to }) => {
        const isIn = ({ kind, startedAt }: Broadcast) =>
          kind === 'send' && startedAt !== null && startedAt >= from && startedAt < to
        const sent = [...tables.broadcast.values()].filter(isIn)
        return byDepartment(delivered().filter(row => sent.some(({ id }) => id === row.broadcastId)))
      }),
    heard: async (from, to) => {
      const isIn = (at: string) => at >= from && at < to
      const proposed = [...tables.initiative.values()].flatMap(one =>
        isIn(one.submittedAt) && one.state !== 'withdrawn' && one.department !== null ? [one.department] : [],
      )
      const answered = [...tables.call_department.values()].flatMap(({ answer, department }) =>
        answer && isIn(answer.at) ? [department] : [],
      )
      return [...new Set([...proposed, ...answered])]
    },
  }
}

/** What the lines of a week say, so that a campaign and a period cannot count otherwise. */
async function channelsIn(tables: Tables, from: string, to: string): Promise<Counted['channels']> {
  const rows = await fakeWeekRows(kind => [...(tables[kind] as Map<string, never>).values()]).within(from, to, Infinity)
  const lines = rows.flatMap(row =>
    weekLinesOf(row, [], from).flatMap(({ channel, at }): Omit<Counted['channels'][number], 'posts'>[] => {
      if (at === null || at < from || at >= to) return []
      if (channel !== 'teams')
        return [{ channel, state: row.releases.find(one => one.channel === channel)?.state ?? null }]
      const waits = ['draft', 'in-validation', 'approved'].includes(row.post.state) && !row.send?.startedAt
      return waits ? [{ channel, state: row.send?.state === 'held' ? 'held' : null }] : []
    }),
  )
  const alike = Map.groupBy(lines, line => JSON.stringify(line))
  return [...alike.values()].map(same => ({ ...same[0]!, posts: same.length }))
}

function answeredAt({ takenAt, questions, delays, decision }: Initiative): string | undefined {
  return [takenAt, questions[0]?.at, delays?.[0]?.at, decision?.at].filter(at => at !== undefined).sort()[0]
}

function reached(rows: readonly Delivery[]): Counted['reached'] {
  const alike = Map.groupBy(byDepartment(rows), ({ state, reason }) => JSON.stringify({ state, reason }))
  return [...alike.values()].map(same => ({
    state: same[0]!.state,
    reason: same[0]!.reason,
    people: same.reduce((sum, { people }) => sum + people, 0),
  }))
}

function byDepartment(rows: readonly Delivery[]): DepartmentGroup[] {
  const groups = new Map<string, DepartmentGroup>()
  for (const { department, state, reason } of rows)
    for (const group of [
      { department, state: 'planned' as const, reason: null },
      ...(state === 'queued' ? [] : [{ department: state === 'sending' ? null : department, state, reason }]),
    ]) {
      const key = JSON.stringify(group)
      groups.set(key, { ...group, people: (groups.get(key)?.people ?? 0) + 1 })
    }
  return [...groups.values()]
}
