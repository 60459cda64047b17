import { drawArticle, type Written } from './channel-article.ts'
import { countText } from '../../../core/domain/channels/count-text.ts'
import { marksIn } from '../../../core/domain/channels/mark-text.ts'
import { typesetVariant } from '../../../core/domain/posts/variants/typeset-variant.ts'
import { element } from '../shell/element.ts'
import type { PageChannel } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

/** Its length, and what the public would see: the very words that are sealed, with their typography. */
export function lookOf(
  text: Text,
  channel: PageChannel,
  written: Written,
): { counter: HTMLElement; preview: HTMLElement[] } {
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

function counterOf(
  text: Text,
  { limits: { most, bytesMost } }: PageChannel,
  { n, bytes }: { n: number; bytes: number },
  locale: 'fr' | 'en',
) {
  const said = (number: number) => number.toLocaleString(locale)
  const isOver = n > most
  const letters = text(isOver ? 'over' : 'count', { n: said(n), most: said(most), over: said(n - most) })
  const isHeavy = bytesMost !== null && bytes > bytesMost
  return element(
    'p.counter',
    // Screen readers say once that it is too long, and not at each key.
    isOver || isHeavy ? { role: 'status' } : {},
    element(isOver ? 'span.over' : 'span', {}, letters),
    isHeavy ? element('span.over', {}, ` · ${text('bytes', { n: said(bytes), most: said(bytesMost) })}`) : null,
  )
}

function postOf(text: Text, { kind, name, limits }: PageChannel, { text: words, warning, pictures, link }: Written) {
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

function warned(text: Text, warning: string, inside: (HTMLElement | null)[]) {
  return element('details', { open: true }, element('summary', {}, `${warning} · ${text('unfold')}`), ...inside)
}

function linkCard(text: Text, { title, url }: { title: string; url: string }) {
  const host = URL.canParse(url) ? new URL(url).hostname : url
  return element(
    'p.link-card',
    { 'aria-label': text('linkCard') },
    element('span.hint', {}, host),
    element('strong', {}, title || url),
  )
}

/** Links look like links, but lead nowhere here. */
function marked(words: string, links: boolean): (HTMLElement | string)[] {
  const parts = []
  let at = 0
  for (const { start, end, kind } of marksIn(words)) {
    if (kind === 'link' && !links) continue
    parts.push(words.slice(at, start), element('span.leads', {}, words.slice(start, end)))
    at = end
  }
  return [...parts, words.slice(at)]
}
