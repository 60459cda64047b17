import { byId, element } from './element.ts'
import type { Text } from './page-words.ts'

/** Mary's pages, by the keys of their names. */
const pages = [
  ['desk', './'],
  ['week', 'week.html'],
  ['edition', 'edition.html'],
  ['figures', 'figures.html'],
] as const

const ofComms: readonly string[] = ['edition', 'figures']

/**
 * The way from one page of Mary's to the others.
 * @param isComms whether to show those that are for comms alone, besides the present one
 */
export function showTabs(text: Text, here: (typeof pages)[number][0], isComms: boolean = false) {
  const place = byId('pages')
  const shown = pages.filter(([name]) => isComms || name === here || !ofComms.includes(name))
  const links = shown.map(([name, href]) =>
    element('li', {}, element('a', { href, 'aria-current': name === here ? 'page' : null }, text(`pages.${name}`))),
  )
  place.setAttribute('aria-label', text('pages.all'))
  place.replaceChildren(element('ul', {}, ...links))
  place.hidden = false
}
