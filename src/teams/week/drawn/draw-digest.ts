import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import { daysBetween } from '../../../core/domain/week/week.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'
import { behindOf, spanning } from './behind-days.ts'
import { headingOf } from './draw-week.ts'
import { channelName, dueText, holderNames, releaseState } from '../../cards/release-text.ts'
import { thatFits } from '../../cards/that-fits.ts'
import { emptyText, failingTexts, lackTexts } from './week-lists.ts'

/** A card that lies in the channel for a week is read at a glance: of more than these each day is cut. */
const linesMost = 40
/** Lines of each day, and of what is late; the first counts with which Teams takes the card. */
type Cut = { day: number; late: number }
const whole: Cut = { day: linesMost, late: 6 }
const cuts: [Cut, ...Cut[]] = [
  { day: 4, late: 6 },
  { day: 2, late: 4 },
  { day: 1, late: 2 },
]
const titleMost = 60

type Shown = Pick<FaceOf<'week'>, 'week' | 'sector'>

/** Monday's card: the week, what is late and at whom, the holes. */
export function drawDigest({ week, sector }: Shown, look: Look, { now }: { now: Instant }): Card {
  const tried: [Cut, ...Cut[]] = week.releases.length > linesMost ? cuts : [whole, ...cuts]
  return thatFits(tried, cut => withCut({ week, sector }, cut, look, now))
}

function withCut({ week, sector }: Shown, cut: Cut, look: Look, now: Instant): Card {
  const { words } = look
  const { releases, from, to } = week
  const late = releases.filter(({ isLate }) => isLate)
  const days = daysBetween(from, to).flatMap(day => {
    const all = releases.filter(one => one.day === day)
    const behind = behindOf(day, week, words)
    if (all.length === 0 && behind === '') return []
    const more = all.length - Math.min(all.length, cut.day)
    return [
      {
        behind: behind === '' ? '' : words.text('week.behind', { day: words.slotDay(day), list: behind }),
        lines: all.slice(0, cut.day).map(one => lineOf(one, now, look)),
        more: more === 0 ? '' : words.count('week.week.more', more),
      },
    ]
  })
  return drawCard(
    'week/digest',
    {
      ...headingOf(week, look),
      sector: sector === null ? '' : words.text('week.digest.sector', { name: escapeLine(sector.name) }),
      said: words.count('week.digest.said', releases.length),
      late: late.slice(0, cut.late).map(one => ({ text: lateText(one, now, look) })),
      lateMore: late.length > cut.late ? words.count('week.week.more', late.length - cut.late) : '',
      span: spanning(week.behind, from, words),
      days,
      lacks: lackTexts(week, words),
      empty: emptyText(week, words),
      failing: failingTexts(week, now, words),
      from,
    },
    look,
  )
}

function lineOf(release: WeekLine, now: Instant, { words }: Look): { text: string; title: string } {
  const { at, reference, channel, title } = release
  const values = { reference, channel: channelName(channel, words), state: releaseState(release, now, words) }
  return {
    text: words.text('week.line', { ...values, when: at === null ? '' : words.slot(at) }),
    title: escapeLine(shortened(title, titleMost)),
  }
}

function lateText({ reference, title, holders, due }: WeekLine, now: Instant, { words }: Look): string {
  return words.text('week.digest.late', {
    reference,
    title: escapeLine(shortened(title, titleMost)),
    names: escapeLine(holderNames(holders, words)),
    due: due === null ? '' : dueText(due, now, words),
  })
}

export const drawnWeek: DrawnCards<'week'> = {
  week: {
    draw: drawDigest,
    summary: ({ week, sector }, look) => {
      const { heading } = headingOf(week, look)
      const { words } = look
      const said = words.count('week.digest.said', week.releases.length)
      return sector === null
        ? words.text('week.digest.summary', { heading, said })
        : words.text('week.digest.summaryOf', { heading, name: sector.name, said })
    },
  },
}
