import { byId, element } from './element.ts'
import type { Text } from './page-words.ts'

/** Mary's pages, by the keys of their names, and what they are part of. */
const pages = [
  ['desk', './', null],
  ['week', 'week.html', null],
  ['edition', 'edition.html', 'newspapers'],
  ['figures', 'figures.html', 'figures'],
] as const

const ofComms: readonly string[] = ['edition', 'figures']

/**
 * The way from one page of Mary's to the others.
 * @param isComms whether to show those that are for comms alone, besides the present one
 */
export function showTabs(text: Text, here: (typeof pages)[number][0], isComms: boolean = false) {
  const place = byId('pages')
  // To an agent the week is what is announced: events alone.
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
