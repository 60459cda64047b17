import type { Release } from '../../core/domain/week/release.ts'
import { daysBetween, weekAfter, weekOf } from '../../core/domain/week/week.ts'
import type { Day, Instant } from '../../core/domain/time.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import type { SeenWeek } from '../../core/domain/week/seen-week.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'
import { behindOf, spanning } from './behind-days.ts'
import { channelName, releaseState } from '../cards/release-text.ts'
import { emptyText, failingTexts, lackTexts } from './week-lists.ts'

/** A card of so many lines, each of which can be pressed, is as large as Teams takes; of more each day is cut. */
export const linesMost = 40
const linesOfDay = 4
const linesOfOpenDay = 32
const undatedMost = 6
const titleMost = 50

/**
 * `open`: the line that is unfolded, `PUB-2026-0042/teams`, or a day whose lines are all shown. `said`: what was done.
 */
export type WeekData = { week: SeenWeek; now: Instant; open?: string; said?: string }

/** A line per release, by day; one of them may be unfolded, with its buttons. */
export function drawWeek({ week, now, open = '', said = '' }: WeekData, look: Look): Card {
  const { words, timeZone } = look
  const { from } = week
  const span = weekOf(from)
  const today = localDay(now, timeZone)
  const isPast = week.to < today
  const line = (release: Release) => lineOf(release, { from, now, open, isPast }, look)
  const card = drawCard(
    'week/week',
    {
      ...headingOf(week, look),
      said: escapeLine(said),
      hint: week.releases.length === 0 ? '' : words.text(isPast ? 'week.week.hintPast' : 'week.week.hint'),
      none: week.releases.length === 0,
      span: spanning(week.behind, from, words),
      days: [...daysOf(week, open, look), ...undatedOf(week, look)].map(({ shown, ...block }) => ({
        ...block,
        lines: shown.map(line),
        from,
      })),
      others: week.more ? words.text('week.week.others') : '',
      lacks: lackTexts(week, words),
      empty: emptyText(week, words),
      failing: failingTexts(week, now, words),
      previous: { from: weekAfter(span, -1).from, title: numbered('previous', weekAfter(span, -1).number, look) },
      next: { from: weekAfter(span, 1).from, title: numbered('next', weekAfter(span, 1).number, look) },
      thisWeek: from === weekOf(today).from ? '' : weekOf(today).from,
    },
    look,
  )
  return withoutDefaults(card) as Card
}

/** What Teams takes for granted, of forty lines, would be as long as some of them. */
function withoutDefaults(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutDefaults)
  if (typeof node !== 'object' || node === null) return node
  const kept = Object.entries(node).filter(
    ([key, value]) => !((key === 'color' || key === 'style') && value === 'default'),
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutDefaults(value)]))
}

export function headingOf({ from, to }: Pick<SeenWeek, 'from' | 'to'>, { words }: Look) {
  return {
    heading: words.text('week.heading', { number: String(weekOf(from).number) }),
    dates: words.text('week.span', { from: words.day(from), to: words.day(to) }),
  }
}

function numbered(name: 'previous' | 'next', number: number, { words }: Look): string {
  return words.text(`week.week.${name}`, { number: String(number) })
}

/** `day`: of those that are more than `shown`; empty where a press cannot show them. `behind`: above the lines. */
type DayLines = { day: Day; shown: Release[]; more: string; behind: string }

function undatedOf({ undated, moreUndated }: SeenWeek, { words }: Look): DayLines[] {
  const shown = undated.slice(0, undatedMost)
  const left = undated.length - shown.length
  const more = moreUndated ? words.text('week.week.moreUndated') : left > 0 ? words.count('week.week.more', left) : ''
  return shown.length === 0 ? [] : [{ day: '', shown, more, behind: words.text('week.undated') }]
}

/** Days on which there is something; of a crowded week the first lines of each, and how many more there are. */
function daysOf(week: SeenWeek, open: string, { words }: Look): DayLines[] {
  const { from, to, releases } = week
  const isCrowded = releases.length > linesMost
  return daysBetween(from, to).flatMap(day => {
    const all = releases.filter(one => one.day === day)
    const most = !isCrowded ? all.length : open === day ? linesOfOpenDay : linesOfDay
    const shown = all.filter((one, index) => index < most || keyOfLine(one) === open)
    const list = behindOf(day, week, words)
    if (all.length === 0 && list === '') return []
    const left = all.length - shown.length
    return [
      {
        day: left > 0 && open !== day ? day : '',
        shown,
        more: left > 0 ? words.count('week.week.more', left) : '',
        behind: list === '' ? '' : words.text('week.behind', { day: words.slotDay(day), list }),
      },
    ]
  })
}

export function keyOfLine({ reference, channel }: Pick<Release, 'reference' | 'channel'>): string {
  return `${reference}/${channel}`
}

type Context = { from: Day; now: Instant; open: string; isPast: boolean }

function lineOf(release: Release, { from, now, open, isPast }: Context, look: Look) {
  const { words } = look
  const { at, reference, channel, title, postId, isLate } = release
  const key = keyOfLine(release)
  const opened = key === open
  const values = { reference, channel: channelName(channel, words), state: releaseState(release, now, words) }
  return {
    text:
      at === null
        ? words.text('week.lineUndated', values)
        : words.text('week.line', { ...values, when: words.slot(at) }),
    title: escapeLine(shortened(title, titleMost)),
    color: isLate ? 'attention' : 'default',
    press: words.text(opened ? 'week.week.foldLine' : 'week.week.openLine', {
      reference,
      channel: values.channel,
    }),
    from,
    open: opened ? '' : key,
    style: opened ? 'emphasis' : 'default',
    chosen: opened ? [{ postId, channel, from, movable: release.movable === 'yes' && !isPast }] : [],
  }
}
