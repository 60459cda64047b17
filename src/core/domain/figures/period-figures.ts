import type { RelayLines } from '../people-at-sites.ts'
import type { RefusedReason } from '../broadcasts/broadcast.ts'
import type { EventTally } from '../events/event.ts'
import { openSectors, type Sector, sectorsOf } from '../sectors/sector.ts'
import type { Section } from '../sections/section.ts'
import type { WorkingHours } from '../settings.ts'
import type { Day } from '../time.ts'
import { type ChannelLine, channelLines, postsIn } from './channel-lines.ts'
import type { Counted, DepartmentGroup, ReachedGroup, SentGroup } from './counted.ts'
import { type DepartmentReach, departmentReach } from './department-reach.ts'
import { type Delay, delaysIn, type DelayStep, delaySteps } from './delays.ts'
import { mergeSmall, type PeopleGroup, sumShown } from './merge-small.ts'
import type { Period } from './period.ts'

/** A number of the period, and of the period before. */
export type Beside = { now: number; before: number }

/** `key` null: the line of those without one. `others`: the line of all departments that are too small to be named. */
export type FigureLine = Beside & { key: string | null; others?: true }

export type DelayLine = { step: DelayStep; n: number; now: Delay | null; before: Delay | null }

/** Of all people in the ledgers (`meant`), a person once a sending: what became of it. `open`: not known yet. */
export type Reach = {
  meant: number
  delivered: number
  unknown: number
  open: number
  refused: { reason: RefusedReason; people: number }[]
}

export type Figures = {
  period: Period
  before: Period
  /** The period is not over. */
  isRunning: boolean
  posts: Beside
  events: Beside
  sections: FigureLine[]
  /** A post that two sectors look after counts in both lines. Empty: there are no sectors. */
  sectors: FigureLine[]
  departments: FigureLine[]
  /** On each channel on which there is anything, Teams first. */
  channels: ChannelLine[]
  proposals: Record<'received' | 'retained' | 'declined', Beside>
  delays: DelayLine[]
  /** How long a working day is. */
  workingDayMs: number
  reach: Reach
  reachBefore: Reach
  /** People without Teams whom the sites were asked to tell, counted each time they were asked; null: never. */
  sites?: RelayLines | null
  /** Null: the reader did not ask for them. */
  departmentReach: DepartmentReach[] | null
  /** Null: too few people answered to show it. Of a longer period: the sum of what its months show. */
  answers: PeopleGroup<keyof EventTally>[] | null
  /** Departments that, since that day, neither proposed nor said that they have nothing; `small`: how many more. */
  silent: { since: Day; names: string[]; small: number }
  names: FigureNames
}

/** The names of sections and sectors. */
export type FigureNames = { sections: readonly Section[]; sectors: readonly Pick<Sector, 'id' | 'name'>[] }

/** What figures are made of, besides the counts. */
export type FigureSources = Pick<Figures, 'period' | 'before' | 'isRunning' | 'workingDayMs'> & {
  sections: readonly Section[]
  sectors: readonly Sector[]
  /** The departments that may be named. */
  named: ReadonlySet<string>
  silent: { since: Day; departments: readonly string[] }
  /** Of each month, in order; a longer period shows only what each month may show. */
  answers: readonly EventTally[]
  departments: readonly DepartmentGroup[][] | null
  settings: WorkingHours
}

const answerKeys = ['yes', 'maybe', 'no', 'waiting'] as const satisfies (keyof EventTally)[]

export function figuresFrom(now: Counted, before: Counted, sources: FigureSources): Figures {
  const { period, isRunning, workingDayMs, named, settings } = sources
  const [lasted, lastedBefore] = [delaysIn(now.passages, settings), delaysIn(before.passages, settings)]
  const bySection = ({ section }: SentGroup) => [section]
  const byDepartment = ({ department }: SentGroup) => [department]
  const bySector = (group: SentGroup) => {
    const { department, touches, section } = group
    const found = sectorsOf(sources.sectors, { departments: [department, ...touches], section })
    return found.length === 0 ? [null] : found.map(({ id }) => id)
  }
  return {
    period,
    before: sources.before,
    isRunning,
    workingDayMs,
    posts: { now: postsIn(now.sent), before: postsIn(before.sent) },
    events: { now: postsIn(now.sent.filter(isEvent)), before: postsIn(before.sent.filter(isEvent)) },
    sections: lines(keyed(now.sent, bySection), keyed(before.sent, bySection)),
    sectors:
      openSectors(sources.sectors).length === 0 ? [] : lines(keyed(now.sent, bySector), keyed(before.sent, bySector)),
    departments: mergedLines(lines(keyed(now.sent, byDepartment), keyed(before.sent, byDepartment)), named),
    channels: channelLines(now, before),
    proposals: {
      received: { now: now.proposals.received, before: before.proposals.received },
      retained: { now: now.proposals.retained, before: before.proposals.retained },
      declined: { now: now.proposals.declined, before: before.proposals.declined },
    },
    delays: delaySteps.map(step => ({
      step,
      n: lasted[step].n,
      now: lasted[step].delay,
      before: lastedBefore[step].delay,
    })),
    reach: reachOf(now.reached),
    reachBefore: reachOf(before.reached),
    departmentReach: sources.departments && departmentReach(sources.departments),
    answers: sumShown(sources.answers.map(said => mergeSmall(answerKeys.map(key => ({ key, people: said[key] }))))),
    silent: {
      since: sources.silent.since,
      names: sources.silent.departments.filter(name => named.has(name)),
      small: sources.silent.departments.filter(name => !named.has(name)).length,
    },
    names: { sections: sources.sections, sectors: sources.sectors },
  }
}

type Keyed = { key: string | null; posts: number }

function keyed(groups: readonly SentGroup[], keysOf: (group: SentGroup) => (string | null)[]): Keyed[] {
  return groups.flatMap(group => keysOf(group).map(key => ({ key, posts: group.posts })))
}

/** Largest first; the line without a key comes last. */
function lines(now: readonly Keyed[], before: readonly Keyed[]): FigureLine[] {
  const keys = [...new Set([...now, ...before].map(({ key }) => key))]
  const of = (groups: readonly Keyed[], key: string | null) =>
    groups.filter(group => group.key === key).reduce((sum, { posts }) => sum + posts, 0)
  return keys.map(key => ({ key, now: of(now, key), before: of(before, key) })).sort(inOrder)
}

function inOrder(one: FigureLine, other: FigureLine): number {
  if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null)
  return other.now - one.now || other.before - one.before || (one.key < other.key ? -1 : 1)
}

/** Small departments are one line, before the line of people without a department. */
function mergedLines(all: readonly FigureLine[], named: ReadonlySet<string>): FigureLine[] {
  const small = all.filter(({ key }) => key !== null && !named.has(key))
  const shown = all.filter(({ key }) => key !== null && named.has(key))
  const none = all.filter(({ key }) => key === null)
  const sum = (of: 'now' | 'before') => small.reduce((total, line) => total + line[of], 0)
  if (small.length === 0) return [...shown, ...none]
  return [...shown, { key: null, others: true, now: sum('now'), before: sum('before') }, ...none]
}

function isEvent({ isEvent }: SentGroup): boolean {
  return isEvent
}

/**
 * Exact: the sum of the ledgers, refused cards by reason; people without a Teams account count among the meant ones.
 */
function reachOf(groups: readonly ReachedGroup[]): Reach {
  const of = (state: ReachedGroup['state']) =>
    groups.filter(group => group.state === state).reduce((sum, { people }) => sum + people, 0)
  const reasons = Map.groupBy(
    groups.filter(({ state }) => state === 'refused'),
    ({ reason }) => reason,
  )
  const refused = [...reasons].flatMap(([reason, some]) =>
    reason === null ? [] : [{ reason, people: some.reduce((sum, { people }) => sum + people, 0) }],
  )
  const [meant, delivered, unknown] = [of('planned'), of('delivered'), of('unknown')]
  return {
    meant,
    delivered,
    unknown,
    open: meant - delivered - unknown - of('refused'),
    refused: refused.filter(({ people }) => people > 0).sort((a, b) => b.people - a.people),
  }
}
