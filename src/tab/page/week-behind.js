import { element } from './element.js'

/** @import { Names } from './week-days.js' */
/** @import { Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * What stands behind a day: the agenda, and the events that were announced.
 * @param {Week} week
 * @param {string} day
 * @param {Names} days
 * @returns {HTMLElement | null} null: nothing
 */
export function drawBehind({ behind, events }, day, { clock }) {
  const timed = (/** @type {string | null} */ time, /** @type {string} */ title) =>
    time === null || time === '' ? title : `${clock(time)} ${title}`
  const lines = [
    ...behind
      .filter(({ from, to }) => from <= day && day <= to)
      .map(({ kind, kindText, title, time }) => ({ kind, said: kindText, title: timed(time, title) })),
    ...events
      .filter(event => event.day === day)
      .map(({ title, time, place }) => ({ kind: 'event', said: place, title: timed(time, title) })),
  ]
  if (lines.length === 0) return null
  const drawn = lines.map(({ kind, said, title }) =>
    element('li', { 'data-kind': kind }, title, said === '' ? null : element('span.said', {}, ` · ${said}`)),
  )
  return element('ul.behind', {}, ...drawn)
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
