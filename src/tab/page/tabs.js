import { byId, element } from './element.js'

/** @import { Text } from './words.js' */

/** Mary's pages, by the keys of their names. */
const pages = /** @type {const} */ ([
  ['desk', './'],
  ['week', 'week.html'],
])

/**
 * The way from one page of Mary's to the others.
 * @param {Text} text
 * @param {typeof pages[number][0]} here
 */
export function showTabs(text, here) {
  const place = byId('pages')
  const links = pages.map(([name, href]) =>
    element('li', {}, element('a', { href, 'aria-current': name === here ? 'page' : null }, text(`pages.${name}`))),
  )
  place.setAttribute('aria-label', text('pages.all'))
  place.replaceChildren(element('ul', {}, ...links))
  place.hidden = false
}
