import type { Lack } from '../../core/domain/week/line-state.ts'
import type { WeekLine } from '../../core/domain/week/week-line.ts'
import { type Instant, msBetween } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from './markdown.ts'
import { names } from './names.ts'

/** How many holders a line names; the others are counted. */
const namedMost = 2
/** Within so many days a weekday says which one is meant. */
const nearMs = 6 * 24 * 60 * 60_000

/** « en validation (Anne Roy, avant lundi 11 h) »: the state, who has it, until when. */
export function releaseState(release: WeekLine, now: Instant, words: Words): string {
  const state = words.text(`states.release.${release.state}`)
  const holder = holderOf(release, now, words)
  return holder === '' ? state : words.text('week.stateAt', { state, holder })
}

/** « Anne Roy, avant lundi 11 h »; nobody: the empty text. */
function holderOf({ holders, due, isLate }: WeekLine, now: Instant, words: Words): string {
  if (holders.length === 0) return ''
  const people = escapeLine(holderNames(holders, words))
  if (due === null) return people
  const values = { names: people, due: dueText(due, now, words) }
  return words.text(isLate ? 'week.holderLate' : 'week.holder', values)
}

/** As people are named: not escaped. */
export function holderNames(holders: WeekLine['holders'], words: Words): string {
  if (holders.length <= namedMost) return names(holders, words)
  const first = holders.slice(0, namedMost)
  const text = first.map(({ name }) => name).join(', ')
  return words.count('week.holders', holders.length - namedMost, { names: text })
}

/** « lundi 11 h », or the whole date if it is farther away. */
export function dueText(due: Instant, now: Instant, words: Words): string {
  return Math.abs(msBetween(now, due)) <= nearMs ? words.near(due) : words.date(due)
}

export function channelName(channel: WeekLine['channel'], words: Words): string {
  return words.text(`channels.${channel}`)
}

/** Of what a release still lacks, each by its name. */
export function lackNames(lacks: readonly Lack[], words: Words): string[] {
  return lacks.map(lack => words.text(`week.lacks.${lack}`))
}
