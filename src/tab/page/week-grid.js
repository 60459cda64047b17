import { element } from './element.js'
import { drawBehind, drawHole } from './week-behind.js'
import { addDays, daysBetween, weekNumber } from './week-days.js'
import { drawReleases } from './week-release.js'

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

/**
 * A table with a row for each channel that something leaves on, and a column for each day.
 * @param {Look} look
 * @returns {HTMLElement}
 */
export function drawWeek({ week, shown, isWhole, text, days, on }) {
  const all = daysBetween(week.from, week.to)
  const head = all.map(day =>
    element(
      'th',
      { scope: 'col', 'data-today': day === week.today },
      element('time', { datetime: day }, days.short(day)),
    ),
  )
  const holes = all.map(day => isWhole && drawHole(week, day, { text, dayName: days.long(day) }))
  const behind = all.map(day => drawBehind(week, day))
  const channels = week.channels.filter(({ id }) => id === always || shown.some(({ channel }) => channel === id))
  const rows = channels.map(({ id, name }) =>
    row(
      name,
      all.map((day, at) => {
        const here = shown.filter(one => one.channel === id && one.day === day)
        const hole = id === always && holes[at] ? holes[at] : null
        return cell(day, week.today, [drawReleases(here, { week, text, days, on, isChannelShown: false }), hole])
      }),
      id,
    ),
  )
  const agenda = behind.some(one => one !== null)
    ? row(
        text('week.agenda'),
        all.map((day, at) => element('td', { 'data-today': day === week.today }, behind[at] ?? null)),
      )
    : null
  return inScroll(
    text,
    element(
      'table.grid.days',
      {},
      element('caption.heard', {}, text('week.gridSays')),
      element('thead', {}, element('tr', {}, element('th.corner', { scope: 'col' }, text('week.channel')), ...head)),
      element('tbody', {}, agenda, ...rows),
    ),
  )
}

/**
 * A table with a row for each week, and a column for each day of the week.
 * @param {Look} look
 * @returns {HTMLElement}
 */
export function drawMonth({ week, shown, isWhole, month, text, days, on }) {
  const all = daysBetween(week.from, week.to)
  const byDay = Map.groupBy(shown, ({ day }) => day)
  const head = all.slice(0, 7).map(day => element('th', { scope: 'col' }, days.weekday(day)))
  const rows = all
    .filter((_, at) => at % 7 === 0)
    .map(monday =>
      row(
        text('week.number', { n: weekNumber(monday) }),
        daysBetween(monday, addDays(monday, 6)).map(day => {
          const drawn = cell(day, week.today, [
            element('p.number', {}, element('time', { datetime: day, 'aria-label': days.long(day) }, days.number(day))),
            drawBehind(week, day),
            drawReleases(byDay.get(day) ?? [], { week, text, days, on, isChannelShown: true }),
            isWhole ? drawHole(week, day, { text, dayName: days.long(day) }) : null,
          ])
          drawn.toggleAttribute('data-other', !day.startsWith(month))
          return drawn
        }),
      ),
    )
  return inScroll(
    text,
    element(
      'table.grid.month',
      {},
      element('caption.heard', {}, text('week.monthSays')),
      element('thead', {}, element('tr', {}, element('th.corner', { scope: 'col' }, text('week.week')), ...head)),
      element('tbody', {}, ...rows),
    ),
  )
}

/**
 * @param {string} title
 * @param {HTMLElement[]} cells
 * @param {string} [channel]
 */
function row(title, cells, channel) {
  const drawn = element('tr', { 'data-channel': channel ?? null }, element('th', { scope: 'row' }, title), ...cells)
  if (channel === undefined) drawn.className = 'about'
  return drawn
}

/**
 * @param {string} day
 * @param {string} today
 * @param {(HTMLElement | null)[]} children
 */
function cell(day, today, children) {
  return element('td', { 'data-day': day, 'data-today': day === today }, ...children)
}

/**
 * A grid that is wider than the page is moved within it, by keys too.
 * @param {Text} text
 * @param {HTMLElement} table
 */
function inScroll(text, table) {
  return element('div.scroll', { role: 'region', 'aria-label': text('week.grid'), tabindex: '0' }, table)
}
