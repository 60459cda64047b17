/** A table of our own: rows of channels and columns of days give a release both of them in screen readers. */

import { element } from '../../shell/element.ts'
import { drawAdd, drawBehind, drawHole } from './week-behind.ts'
import { daysBetween, type Names } from './week-days.ts'
import { drawReleases, type OnRelease } from './week-release.ts'
import { dayCell, inScroll, ofDay, row } from './week-table.ts'
import type { WrittenRelease, WrittenWeek } from '../../../../teams/week/drawn/written-week.ts'
import type { Text } from '../../shell/page-words.ts'

/** How a span is drawn. `shown`: its releases that the filters leave; `isWhole`: they leave all. */
export type Look = {
  week: WrittenWeek
  shown: WrittenRelease[]
  isWhole: boolean
  /** The month whose days the view is about, as `2026-12`. */
  month: string
  text: Text
  days: Names
  on: OnRelease
}

/** The channel that every authority has: its row is there even when it is empty. */
const always = 'teams'
/** From this weekday on, free days leave their width to the working days. */
const weekend = 5

/** A table with a row for each channel that something leaves on, and a column for each day. */
export function drawWeek(look: Look): HTMLElement {
  const { week, shown, text, days } = look
  const all = daysBetween(week.from, week.to)
  const heads = all.map((day, at) =>
    element(
      'th',
      { scope: 'col', ...ofDay(day, week), 'data-narrow': at >= weekend && isFree(day, look) },
      drawAdd(week, day, { text, dayName: days.long(day) }),
      element('time', { datetime: day }, days.short(day)),
    ),
  )
  const channels = week.channels.filter(({ id }) => id === always || shown.some(({ channel }) => channel === id))
  const rows = channels.map(channel => row(channel.name, cellsOf(look, channel.id, all), channel.id))
  const caption = element('caption.heard', {}, text('week.gridSays'))
  const corner = element('th.corner', { scope: 'col' }, text('week.channel'))
  const head = element('thead', {}, element('tr', {}, corner, ...heads))
  const body = element('tbody', {}, agendaOf(look, all), ...rows)
  return inScroll(text, element('table.grid', {}, caption, head, body))
}

/** Whether the day is empty. */
function isFree(day: string, { week: { behind, events }, shown }: Look): boolean {
  const isNamed = behind.some(({ from }) => from === day)
  return !isNamed && ![...shown, ...events].some(one => one.day === day)
}

function cellsOf({ week, shown, isWhole, text, days, on }: Look, channel: string, all: string[]) {
  return all.map(day => {
    const here = shown.filter(one => one.channel === channel && one.day === day)
    const mayFill = isWhole && channel === always
    return dayCell(day, week, [
      drawReleases(here, { week, text, days, on, isChannelShown: false }),
      mayFill ? drawHole(week, day, { text, dayName: days.long(day) }) : null,
    ])
  })
}

/** The row of the background; null: these days have none. */
function agendaOf({ week, text, days }: Look, all: string[]): HTMLElement | null {
  const behind = all.map(day => drawBehind(week, day, { text, days }))
  if (behind.every(one => one === null)) return null
  // Releases cannot be dropped here: its cells are no places of days.
  const cells = all.map((day, at) => element('td', ofDay(day, week), behind[at] ?? ''))
  return row(text('week.agenda'), cells)
}
