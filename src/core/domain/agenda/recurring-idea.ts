import type { Named } from '../actor.ts'
import type { WorkingHours } from '../settings.ts'
import { type Day, type Instant, msBetween } from '../time.ts'
import { daysLater, instantOf, previousDay } from '../working-time/local-time.ts'
import { isWorkingDay } from '../working-time/working-time.ts'
import { type DayRule, nextByRule } from './day-rule.ts'

/** What became of an idea in one year. `postId`: its draft. `skipped`: who said that there is none this year. */
export type IdeaYear = { day: Day; postId: string; skipped?: Named }

/** What comes back each year (« marronnier »). While it is on, a draft is opened so many weeks before its day. */
export type RecurringIdea = {
  id: string
  version: number
  /** Null: as the locales name one that ships with Mary, under `agenda.shipped.<id>`. */
  title: string | null
  rule: DayRule
  weeks: number
  section: string | null
  /** `ended`: one of somebody's own that was removed. */
  state: 'on' | 'off' | 'ended'
  /** When it was removed: its row stays as long as a card may still tell of its last draft. */
  endedAt: Instant | null
  /** Who turned it on, or wrote it: whose drafts these are. Null: nobody touched one that ships with Mary. */
  by: Named | null
  /** The last years, the newest last. */
  years: IdeaYear[]
}

export const ideaTitleMax = 120
export const weeksMax = 12
/** Own ones beside those that ship with Mary: one card shows them all. */
export const ownIdeasMax = 20
const yearsKept = 5

const shipped = (id: string, rule: DayRule, weeks: number, section: string | null): RecurringIdea => ({
  id,
  version: 0,
  title: null,
  rule,
  weeks,
  section,
  state: 'off',
  endedAt: null,
  by: null,
  years: [],
})
const on = (month: number, day: number): DayRule => ({ kind: 'fixed', month, day })
const nth = (month: number, nth: number, weekday: number): DayRule => ({ kind: 'nth', month, nth, weekday })

/** Off, and no rows, until somebody changes them. */
export const shippedIdeas = [
  shipped('wishes', on(1, 6), 5, 'service-life'),
  shipped('census', nth(1, 3, 4), 3, 'projects'),
  shipped('safer-internet', nth(2, 2, 2), 3, 'health-safety'),
  shipped('women-rights', on(3, 8), 4, 'careers'),
  shipped('discrimination', on(3, 21), 3, 'careers'),
  shipped('water', on(3, 22), 3, 'projects'),
  shipped('autism', on(4, 2), 3, 'social'),
  shipped('safety-at-work', on(4, 28), 3, 'health-safety'),
  shipped('bicycle', on(5, 1), 3, 'service-life'),
  shipped('europe', on(5, 9), 3, 'projects'),
  shipped('homophobia', on(5, 17), 3, 'careers'),
  shipped('accessibility', nth(5, 3, 4), 3, 'projects'),
  shipped('biodiversity', on(5, 22), 3, 'projects'),
  shipped('heat', on(6, 1), 2, 'health-safety'),
  shipped('environment', on(6, 5), 3, 'projects'),
  shipped('blood', on(6, 14), 2, 'social'),
  shipped('work-life', nth(6, 3, 1), 4, 'health-safety'),
  shipped('music', on(6, 21), 3, 'agenda'),
  shipped('back-to-work', on(9, 1), 4, 'service-life'),
  shipped('associations', nth(9, 1, 6), 4, 'agenda'),
  shipped('mobility', on(9, 16), 3, 'service-life'),
  shipped('heritage', nth(9, 3, 6), 4, 'agenda'),
  shipped('pink-october', on(10, 1), 4, 'health-safety'),
  shipped('mental-health', on(10, 10), 3, 'health-safety'),
  shipped('tobacco', on(11, 1), 3, 'health-safety'),
  shipped('disability-jobs', nth(11, 3, 1), 4, 'careers'),
  shipped('violence', on(11, 25), 3, 'social'),
  shipped('telethon', nth(12, 1, 5), 4, 'social'),
  shipped('secularism', on(12, 9), 3, 'careers'),
] as const satisfies RecurringIdea[]

/** The ideas that are kept take the place of those that came with Mary; removed ones are left out. */
export function withShippedIdeas(kept: readonly RecurringIdea[]): RecurringIdea[] {
  const own = kept.filter(({ id }) => shippedIdeas.every(one => one.id !== id))
  return [...shippedIdeas.map(one => kept.find(({ id }) => id === one.id) ?? one), ...own].filter(
    ({ state }) => state !== 'ended',
  )
}

const removedAfterMs = 400 * 24 * 60 * 60_000

/** Whether no card tells of the idea any more. */
export function isIdeaOver({ endedAt }: RecurringIdea, now: Instant): boolean {
  return endedAt !== null && msBetween(endedAt, now) >= removedAfterMs
}

export function byNextDay(ideas: readonly RecurringIdea[], today: Day): { idea: RecurringIdea; day: Day }[] {
  return ideas
    .map(idea => ({ idea, day: nextByRule(idea.rule, today) }))
    .toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1))
}

/** The day for which a draft is opened today; null: none is due, or one was opened for that year. */
export function ideaDue({ rule, weeks, state, years }: RecurringIdea, today: Day): Day | null {
  if (state !== 'on') return null
  const day = nextByRule(rule, today)
  const opens = daysLater(day, { days: -7 * weeks })
  const year = day.slice(0, 4)
  return today >= opens && years.every(one => one.day.slice(0, 4) !== year) ? day : null
}

/** The idea with what became of it in the year of that day. */
export function withYear(idea: RecurringIdea, year: IdeaYear): RecurringIdea {
  const others = idea.years.filter(one => one.day.slice(0, 4) !== year.day.slice(0, 4))
  return { ...idea, years: [...others, year].slice(-yearsKept) }
}

const suggestedAt = '09:00'

/**
 * The slot that its draft begins with: nine o'clock of its day, or of the last working day before. It is a wish that
 * anybody may move, as of every draft: approvers see it when it is submitted, and nothing leaves by itself. Without a
 * slot the draft would appear in no week. Null: that moment is over.
 */
export function suggestedSlot(day: Day, now: Instant, settings: WorkingHours): Instant | null {
  let working = day
  while (!isWorkingDay(working, settings.isHoliday)) working = previousDay(working)
  const at = instantOf(working, suggestedAt, settings.timeZone)
  return at !== null && at > now ? at : null
}
