import { element } from './element.js'

/** @import { Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * @param {string} title
 * @param {HTMLElement[]} cells
 * @param {string} [channel] whose row it is
 */
export function row(title, cells, channel) {
  return element('tr', { 'data-channel': channel ?? null }, element('th', { scope: 'row' }, title), ...cells)
}

/**
 * A place onto which parutions are moved.
 * @param {string} day
 * @param {Week} week
 * @param {(HTMLElement | null)[]} children
 */
export function dayCell(day, week, children) {
  return element('td', { 'data-day': day, ...ofDay(day, week) }, ...children)
}

/**
 * @param {string} day
 * @param {Pick<Week, 'today'>} week
 */
export function ofDay(day, { today }) {
  return { 'data-today': day === today, 'data-past': day < today }
}

/**
 * A grid that is wider than the page is moved within it, by keys too.
 * @param {Text} text
 * @param {HTMLElement} table
 */
export function inScroll(text, table) {
  return element('div.scroll', { role: 'region', 'aria-label': text('week.grid'), tabindex: '0' }, table)
}
