import { byId, element } from './element.ts'
import type { Text } from './page-words.ts'

/** Mary's pages: the key of the name, the address, and the capability that the page belongs to. */
const pages = [
  ['desk', './', null],
  ['week', 'week.html', null],
  ['edition', 'edition.html', 'newspapers'],
  ['figures', 'figures.html', 'figures'],
] as const

const ofComms: readonly string[] = ['edition', 'figures']

/** Links from one page of Mary's to the others. `isComms`: shows also those that are for comms alone. */
export function showTabs(text: Text, here: (typeof pages)[number][0], isComms: boolean = false) {
  const place = byId('pages')
  // Agents see only announced events in the week.
  const shown = pages.filter(([name]) => isComms || name === here || !ofComms.includes(name))
  const links = shown.map(([name, href, capability]) =>
    element(
      'li',
      { 'data-capability': name === 'week' && !isComms ? 'events' : capability },
      element('a', { href, 'aria-current': name === here ? 'page' : null }, text(`pages.${name}`)),
    ),
  )
  place.setAttribute('aria-label', text('pages.all'))
  place.replaceChildren(element('ul', {}, ...links))
  place.hidden = false
}
