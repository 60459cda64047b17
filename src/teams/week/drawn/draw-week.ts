import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import { daysBetween, type Week, weekAfter, weekOf } from '../../../core/domain/week/week.ts'
import type { Day, Instant } from '../../../core/domain/time.ts'
import { localDay } from '../../../core/domain/working-time/local-time.ts'
import type { SeenWeek } from '../../../core/domain/week/seen-week.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'
import { behindOf, spanning } from './behind-days.ts'
import { channelName, releaseState } from '../../cards/release-text.ts'
import type { Words } from '../../../words.ts'
import { thatFits } from '../../cards/that-fits.ts'
import { emptyText, failingTexts, lackTexts } from './week-lists.ts'

/**
 * How many lines of each day are shown, and of the opened day. The size of a line depends on titles and names: the
 * first of these cuts that Teams accepts is used.
 */
type Cut = { day: number; openDay: number; undated: number }
const whole: Cut = { day: 40, openDay: 40, undated: 6 }
const cuts: [Cut, ...Cut[]] = [
  { day: 4, openDay: 32, undated: 6 },
  { day: 3, openDay: 18, undated: 3 },
  { day: 2, openDay: 9, undated: 2 },
  { day: 1, openDay: 3, undated: 1 },
]
/** Beyond this number lines are cut without a try. */
const linesMost = 40
/** Lines in each part of a week that is read part by part. */
const linesOfPart = 12
const titleMost = 50

/**
 * `open`: the unfolded line, `PUB-2026-0042/teams`, or a day whose lines are all shown. `part`: of a week that is read
 * part by part, from 1. `said`: what was done.
 */
export type WeekData = { week: SeenWeek; now: Instant; open?: string; part?: number; said?: string }

/** A line for each release, by day; one line may be unfolded, with its buttons. */
export function drawWeek(data: WeekData, look: Look): Card {
  const { week, part } = data
  if (part !== undefined) return withCut({ ...data, ...partOf(week, part) }, whole, look)
  const tried: [Cut, ...Cut[]] = week.releases.length > linesMost ? cuts : [whole, ...cuts]
  return thatFits(tried, cut => withCut(data, cut, look))
}

/** Only the lines: the rest is on the card of the week. */
function partOf(week: SeenWeek, part: number): Pick<WeekData, 'week' | 'part'> & { parts: number } {
  const parts = Math.max(1, Math.ceil(week.releases.length / linesOfPart))
  const place = Math.min(part, parts)
  const releases = week.releases.slice((place - 1) * linesOfPart, place * linesOfPart)
  const shown = { ...week, releases, behind: [], events: [], undated: [], moreUndated: false, empty: [], failing: [] }
  return { week: shown, part: place, parts }
}

function withCut(data: WeekData & { parts?: number }, cut: Cut, look: Look): Card {
  const { week, now, open = '', said = '', part } = data
  const { words, timeZone } = look
  const { from } = week
  const span = weekOf(from)
  const today = localDay(now, timeZone)
  const isPast = week.to < today
  const line = (release: WeekLine) => lineOf(release, { from, now, open }, look)
  const days = [...daysOf(week, open, cut, look), ...undatedOf(week, cut, look)]
  const isCut = days.some(({ day, more }) => more !== '' && day !== null)
  const card = drawCard(
    'week/week',
    {
      ...headingOf(week, look),
      said: escapeLine(said),
      hint: week.releases.length === 0 ? '' : words.text(isPast ? 'week.week.hintPast' : 'week.week.hint'),
      none: week.releases.length === 0,
      span: spanning(week.behind, from, words),
      days: days.map(({ shown, day, openable, ...block }) => ({
        ...block,
        day: openable && day !== null ? day : '',
        lines: shown.map(line),
        from,
      })),
      others: othersText(data, isCut, { named: nameOf(span, today), words }),
      lacks: part === undefined ? lackTexts(week, words) : [],
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

type Named = { named: string; words: Words }

/** How many lines are not shown, and how to read them. */
function othersText({ week, part, parts = 1 }: WeekData & { parts?: number }, isCut: boolean, { named, words }: Named) {
  if (week.more) return words.text('week.week.others')
  if (part !== undefined && part < parts)
    return words.text('week.week.part', {
      part: String(part),
      parts: String(parts),
      week: named,
      next: String(part + 1),
    })
  if (part !== undefined) return words.text('week.week.lastPart', { part: String(part), parts: String(parts) })
  return isCut ? words.text('week.week.cut', { week: named }) : ''
}

/** « 49 », « 49 2028 »: as a person types it. */
function nameOf({ number, year }: Week, today: Day): string {
  return year === weekOf(today).year ? String(number) : `${number} ${year}`
}

/** Default values of Teams are left out: on forty lines they would be as long as some of the lines. */
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

/**
 * `day` null: releases without a day. `openable`: a press shows more lines. `behind`: the background above the lines.
 */
type DayLines = { day: Day | null; openable: boolean; shown: WeekLine[]; more: string; behind: string }

function undatedOf({ undated, moreUndated }: SeenWeek, cut: Cut, { words }: Look): DayLines[] {
  const shown = undated.slice(0, cut.undated)
  const left = undated.length - shown.length
  const more = moreUndated ? words.text('week.week.moreUndated') : left > 0 ? words.count('week.week.more', left) : ''
  if (shown.length === 0) return []
  return [{ day: null, openable: false, shown, more, behind: words.text('week.undated') }]
}

/** The days with releases; of a crowded week the first lines of each, and how many more there are. */
function daysOf(week: SeenWeek, open: string, cut: Cut, { words }: Look): DayLines[] {
  const { from, to, releases } = week
  return daysBetween(from, to).flatMap(day => {
    const all = releases.filter(one => one.day === day)
    const most = open === day ? cut.openDay : cut.day
    const shown = all.filter((one, index) => index < most || keyOfLine(one) === open)
    const list = behindOf(day, week, words)
    if (all.length === 0 && list === '') return []
    const left = all.length - shown.length
    return [
      {
        day,
        openable: left > 0 && open !== day,
        shown,
        more: left > 0 ? words.count('week.week.more', left) : '',
        behind: list === '' ? '' : words.text('week.behind', { day: words.slotDay(day), list }),
      },
    ]
  })
}

export function keyOfLine({ reference, channel }: Pick<WeekLine, 'reference' | 'channel'>): string {
  return `${reference}/${channel}`
}

type Context = { from: Day; now: Instant; open: string }

function lineOf(release: WeekLine, { from, now, open }: Context, look: Look) {
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
    chosen: opened ? [{ postId, channel, from, movable: release.movable === 'yes' }] : [],
  }
}
