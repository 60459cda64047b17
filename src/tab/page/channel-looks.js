import { drawArticle } from './channel-article.js'
import { countText } from './core-count-text.js'
import { marksIn } from './core-mark-text.js'
import { typesetVariant } from './core-typeset-variant.js'
import { element } from './element.js'

/** @import { Channel, Picture } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {{ text: string, warning: string, pictures: Picture[], locale: 'fr' | 'en', title: string, summary: string,
 *   link: { title: string, url: string } }} Written
 */

/**
 * How long it is, and what the public would see: the very words that are sealed, typography included.
 * @param {Text} text
 * @param {Channel} channel
 * @param {Written} written
 * @returns {{ counter: HTMLElement, preview: HTMLElement[] }}
 */
export function lookOf(text, channel, written) {
  const { kind, name, limits } = channel
  const words = typesetVariant(kind, written.text, written.locale)
  const warning = typesetVariant(kind, written.warning, written.locale)
  const whole = { ...written, text: words, warning }
  const drawn = kind === 'article' ? drawArticle(text, whole) : postOf(text, channel, whole)
  return {
    counter: counterOf(text, channel, countText({ text: words, warning }, limits), written.locale),
    preview: [
      element('h3', {}, text('preview', { channel: name })),
      element('div.channel-post', { 'data-kind': kind, lang: written.locale }, drawn),
    ],
  }
}

/**
 * @param {Text} text
 * @param {Channel} channel
 * @param {{ n: number, bytes: number }} counted
 * @param {'fr' | 'en'} locale
 */
function counterOf(text, { limits: { most, bytesMost } }, { n, bytes }, locale) {
  const said = (/** @type {number} */ number) => number.toLocaleString(locale)
  const isOver = n > most
  const letters = text(isOver ? 'over' : 'count', { n: said(n), most: said(most), over: said(n - most) })
  const isHeavy = bytesMost !== null && bytes > bytesMost
  return element(
    'p.counter',
    // Whoever hears the page is told once it is too long, and not at each key.
    isOver || isHeavy ? { role: 'status' } : {},
    element(isOver ? 'span.over' : 'span', {}, letters),
    isHeavy ? element('span.over', {}, ` · ${text('bytes', { n: said(bytes), most: said(bytesMost) })}`) : null,
  )
}

/**
 * @param {Text} text
 * @param {Channel} channel
 * @param {Written} written
 */
function postOf(text, { kind, name, limits }, { text: words, warning, pictures, link }) {
  const said =
    words === '' ? element('p.empty', {}, text('empty')) : element('p.said', {}, ...marked(words, limits.links))
  const seen = pictures.flatMap(({ url, value }) => (url === null ? [] : [element('img', { src: url, alt: value })]))
  const hasCard = pictures.length === 0 && limits.links && link.url !== ''
  const inside = [
    said,
    seen.length > 0 ? element(`div.shots.of-${Math.min(seen.length, 4)}`, {}, ...seen) : null,
    hasCard ? linkCard(text, link) : null,
  ]
  return element(
    'article',
    { 'aria-label': text('preview', { channel: name }) },
    element(
      'p.account',
      {},
      element('img', { src: 'mary.svg', alt: '', width: 32, height: 32 }),
      element('span', {}, element('strong', {}, text('account')), element('span.hint', {}, ` · ${name}`)),
    ),
    ...(kind === 'instagram' ? [inside[1] ?? null, said] : warning === '' ? inside : [warned(text, warning, inside)]),
  )
}

/**
 * @param {Text} text
 * @param {string} warning
 * @param {(HTMLElement | null)[]} inside
 */
function warned(text, warning, inside) {
  return element('details', { open: true }, element('summary', {}, `${warning} · ${text('unfold')}`), ...inside)
}

/**
 * @param {Text} text
 * @param {{ title: string, url: string }} link
 */
function linkCard(text, { title, url }) {
  const host = URL.canParse(url) ? new URL(url).hostname : url
  return element(
    'p.link-card',
    { 'aria-label': text('linkCard') },
    element('span.hint', {}, host),
    element('strong', {}, title || url),
  )
}

/**
 * What leads somewhere looks so, and does not here.
 * @param {string} words
 * @param {boolean} links
 * @returns {(HTMLElement | string)[]}
 */
function marked(words, links) {
  const parts = []
  let at = 0
  for (const { start, end, kind } of marksIn(words)) {
    if (kind === 'link' && !links) continue
    parts.push(words.slice(at, start), element('span.leads', {}, words.slice(start, end)))
    at = end
  }
  return [...parts, words.slice(at)]
}
