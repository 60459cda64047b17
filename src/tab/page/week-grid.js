import { element } from './element.js'
import { drawAdd, drawBehind, drawHole } from './week-behind.js'
import { daysBetween } from './week-days.js'
import { drawReleases } from './week-release.js'
import { dayCell, inScroll, ofDay, row } from './week-table.js'

/** @import { Names } from './week-days.js' */
/** @import { OnRelease } from './week-release.js' */
/** @import { Release, Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * How a span is drawn. `shown`: its parutions that the filters leave; `isWhole`: they leave all.
 * @typedef {object} Look
 * @property {Week} week
 * @property {Release[]} shown
 * @property {boolean} isWhole
 * @property {string} month whose days are the view's own, as `2026-12`
 * @property {Text} text
 * @property {Names} days
 * @property {OnRelease} on
 */

/** The channel that every authority has: its row is there even when it is empty. */
const always = 'teams'
/** Whose days leave their width to the working days, as long as they are free. */
const weekend = 5

/**
 * A table with a row for each channel that something leaves on, and a column for each day.
 * @param {Look} look
 * @returns {HTMLElement}
 */
export function drawWeek(look) {
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

/**
 * @param {string} day
 * @param {Look} look
 * @returns {boolean} whether nothing is to be read on it
 */
function isFree(day, { week: { behind, events }, shown }) {
  const isNamed = behind.some(({ from }) => from === day)
  return !isNamed && ![...shown, ...events].some(one => one.day === day)
}

/**
 * @param {Look} look
 * @param {string} channel
 * @param {string[]} all days
 */
function cellsOf({ week, shown, isWhole, text, days, on }, channel, all) {
  return all.map(day => {
    const here = shown.filter(one => one.channel === channel && one.day === day)
    const mayFill = isWhole && channel === always
    return dayCell(day, week, [
      drawReleases(here, { week, text, days, on, isChannelShown: false }),
      mayFill ? drawHole(week, day, { text, dayName: days.long(day) }) : null,
    ])
  })
}

/**
 * @param {Look} look
 * @param {string[]} all days
 * @returns {HTMLElement | null} null: nothing stands behind these days
 */
function agendaOf({ week, text, days }, all) {
  const behind = all.map(day => drawBehind(week, day, { text, days }))
  if (behind.every(one => one === null)) return null
  // Nothing is dropped here: its cells are no places of days.
  const cells = all.map((day, at) => element('td', ofDay(day, week), behind[at] ?? ''))
  return row(text('week.agenda'), cells)
}
