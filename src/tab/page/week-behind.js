import { element } from './element.js'
import { mondayOf } from './week-days.js'

/** @import { Names } from './week-days.js' */
/** @import { Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * What stands behind a day: the agenda, and the events that were announced. What lasts is named where it begins and on
 * each Monday, with its end; on its other days a mark goes on, whose name is heard alone.
 * @param {Week} week
 * @param {string} day
 * @param {{ text: Text, days: Names }} look
 * @returns {HTMLElement | null} null: nothing
 */
export function drawBehind(week, day, look) {
  return drawLines(behindLines(week, day, look))
}

/**
 * @param {HTMLElement[]} lines of `behindLines`
 * @returns {HTMLElement | null} null: there are none
 */
export function drawLines(lines) {
  return lines.length === 0 ? null : element('ul.behind', {}, ...lines)
}

/**
 * The same line by line, for who shows some of them.
 * @param {Week} week
 * @param {string} day
 * @param {{ text: Text, days: Names }} look
 * @returns {HTMLElement[]}
 */
export function behindLines({ behind, events }, day, { text, days }) {
  const timed = (/** @type {string | null} */ time, /** @type {string} */ title) =>
    time === null || time === '' ? title : `${days.clock(time)} ${title}`
  const line = (/** @type {string} */ kind, /** @type {string} */ title, /** @type {string} */ said) =>
    element('li', { 'data-kind': kind }, title, said === '' ? null : element('span.said', {}, ` · ${said}`))
  const long = behind.filter(({ from, to }) => from < to && from <= day && day <= to)
  return [
    ...long.map(({ kind, kindText, title, from, to, time }) => {
      if (day !== from && day !== mondayOf(day))
        return element('li.goes-on', { 'data-kind': kind }, element('span.heard', {}, text('week.goesOn', { title })))
      const named = timed(day === from ? time : null, title)
      return line(kind, day === to ? named : text('week.until', { title: named, day: days.long(to) }), kindText)
    }),
    ...behind
      .filter(({ from, to }) => from === to && from === day)
      .map(({ kind, kindText, title, time }) => line(kind, timed(time, title), kindText)),
    ...events
      .filter(event => event.day === day)
      .map(({ title, time, place }) => line('event', timed(time, title), place)),
  ]
}

/**
 * A day on which nothing leaves, and the way to fill it.
 * @param {Week} week
 * @param {string} day
 * @param {{ text: Text, dayName: string }} look
 * @returns {HTMLElement | null} null: something leaves
 */
export function drawHole({ empty }, day, { text, dayName }) {
  if (!empty.includes(day)) return null
  const named = { ...toWrite(day), 'data-key': `hole ${day}`, 'aria-label': text('week.writeOn', { day: dayName }) }
  return element('p.hole', {}, element('span', {}, text('week.nothing')), ' ', element('a', named, text('week.write')))
}

/**
 * The way to write something for a day on which something leaves already.
 * @param {Week} week
 * @param {string} day
 * @param {{ text: Text, dayName: string }} look
 * @returns {HTMLElement | null} null: it has passed, or is offered as a day on which nothing leaves
 */
export function drawAdd({ today, empty }, day, { text, dayName }) {
  if (day < today || empty.includes(day)) return null
  const says = text('week.addOn', { day: dayName })
  return element('a.add', { ...toWrite(day), 'data-key': `add ${day}`, 'aria-label': says, title: says }, '+')
}

/** @param {string} day */
function toWrite(day) {
  const back = encodeURIComponent(location.search.slice(1))
  return { href: `post.html?new=1&post=${crypto.randomUUID()}&day=${day}&from=week&back=${back}` }
}
