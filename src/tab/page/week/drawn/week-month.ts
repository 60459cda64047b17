import { element } from '../../shell/element.ts'
import { behindLines, drawAdd, drawHole, drawLines } from './week-behind.ts'
import { addDays, daysBetween, weekNumber } from './week-days.ts'
import { drawReleases } from './week-release.ts'
import { dayCell, inScroll, row } from './week-table.ts'
import type { Look } from './week-grid.ts'
import type { WrittenRelease } from '../../../../teams/week/drawn/written-week.ts'

/** A day that shows more is taller than the weeks around it. */
const shownMost = 3
const behindMost = 4

/** A table with a row for each week, and a column for each day of the week. */
export function drawMonth(look: Look): HTMLElement {
  const { week, shown, text, days } = look
  const all = daysBetween(week.from, week.to)
  const byDay = Map.groupBy(shown, ({ day }) => day)
  const heads = all.slice(0, 7).map(day => element('th', { scope: 'col' }, days.weekday(day)))
  const mondays = all.filter((_, at) => at % 7 === 0)
  const rows = mondays.map(monday => {
    const cells = daysBetween(monday, addDays(monday, 6)).map(day => cellOf(look, day, byDay.get(day) ?? []))
    return row(text('week.number', { n: weekNumber(monday) }), cells)
  })
  const caption = element('caption.heard', {}, text('week.monthSays'))
  const corner = element('th.corner', { scope: 'col' }, text('week.week'))
  const head = element('thead', {}, element('tr', {}, corner, ...heads))
  return inScroll(text, element('table.grid.month', {}, caption, head, element('tbody', {}, ...rows)))
}

function cellOf({ week, isWhole, month, text, days, on }: Look, day: string, releases: WrittenRelease[]) {
  const dayName = days.long(day)
  const number = element('time', { datetime: day, 'aria-label': dayName }, days.number(day))
  const behind = behindLines(week, day, { text, days })
  const left = Math.max(0, behind.length - behindMost) + Math.max(0, releases.length - shownMost)
  const cell = dayCell(day, week, [
    element('p.number', {}, drawAdd(week, day, { text, dayName }), number),
    drawLines(behind.slice(0, behindMost)),
    drawReleases(releases.slice(0, shownMost), { week, text, days, on, isChannelShown: true }),
    drawMore(left, day, { text, dayName, on }),
    isWhole ? drawHole(week, day, { text, dayName }) : null,
  ])
  cell.toggleAttribute('data-other', !day.startsWith(month))
  return cell
}

/** The button that shows all of the day; null: everything is shown. */
function drawMore(
  left: number,
  day: string,
  { text, dayName, on }: Pick<Look, 'text' | 'on'> & { dayName: string },
): HTMLElement | null {
  if (left === 0) return null
  const says = text.count('week.more', left)
  const named = {
    type: 'button',
    'data-key': `more ${day}`,
    'aria-label': text('week.moreOn', { more: says, day: dayName }),
  }
  return element('button.more', { ...named, onclick: () => on.openDay(day) }, says)
}
