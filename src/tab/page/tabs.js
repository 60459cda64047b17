import { byId, element } from './element.js'

/** @import { Text } from './words.js' */

/** Mary's pages, by the keys of their names. */
const pages = /** @type {const} */ ([
  ['desk', './'],
  ['week', 'week.html'],
  ['edition', 'edition.html'],
  ['figures', 'figures.html'],
])

/** @type {readonly string[]} */
const ofComms = ['edition', 'figures']

/**
 * The way from one page of Mary's to the others.
 * @param {Text} text
 * @param {typeof pages[number][0]} here
 * @param {boolean} [isComms] whom alone some of them are for, beside the one where somebody is
 */
export function showTabs(text, here, isComms = false) {
  const place = byId('pages')
  const shown = pages.filter(([name]) => isComms || name === here || !ofComms.includes(name))
  const links = shown.map(([name, href]) =>
    element('li', {}, element('a', { href, 'aria-current': name === here ? 'page' : null }, text(`pages.${name}`))),
  )
  place.setAttribute('aria-label', text('pages.all'))
  place.replaceChildren(element('ul', {}, ...links))
  place.hidden = false
}
