import { element } from '../../shell/element.ts'
import { drawBehind, drawHole } from './week-behind.ts'
import { daysBetween } from './week-days.ts'
import { drawReleases } from './week-release.ts'
import type { Look } from './week-grid.ts'
import type { PublicWeek } from '../../../../teams/week/drawn/written-week.ts'

/** One day below the other: for phones, and for people who read lines rather than grids. */
export function drawList({ week, shown, isWhole, text, days, on }: Look): HTMLElement {
  const sections = daysBetween(week.from, week.to).map(day => {
    const parts = [
      drawBehind(week, day, { text, days }),
      drawReleases(
        shown.filter(one => one.day === day),
        { week, text, days, on, isChannelShown: true },
      ),
      isWhole ? drawHole(week, day, { text, dayName: days.long(day) }) : null,
    ]
    const title = element(
      'h3',
      { 'data-key': `day ${day}`, tabindex: '-1' },
      element('time', { datetime: day }, days.long(day)),
    )
    const isEmpty = parts.every(part => part === null)
    const none = isEmpty ? element('p.none', {}, text('week.none')) : null
    return element('section.day', { 'data-day': day, 'data-today': day === week.today }, title, ...parts, none)
  })
  return element('div.list-days', {}, ...sections)
}

/** What agents see: the events that were announced to them. */
export function drawPublic({ title, empty, events }: PublicWeek): HTMLElement {
  const lines = events.map(one =>
    element(
      'li.event',
      {},
      element('h3', {}, one.title),
      element('p.when', {}, [one.date, one.place].filter(words => words !== '').join(' · ')),
      one.text === '' ? null : element('p', {}, one.text),
    ),
  )
  const list = lines.length > 0 ? element('ul.events', {}, ...lines) : element('p.empty', {}, empty)
  return element('section', { 'aria-labelledby': 'events-title' }, element('h2', { id: 'events-title' }, title), list)
}
