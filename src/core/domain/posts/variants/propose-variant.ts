import type { Locale } from '../../actor.ts'
import { countText } from '../../channels/count-text.ts'
import type { VariantLimits } from '../../channels/limits.ts'
import type { VariantKind } from '../../channels/variant.ts'
import { cut } from '../../text.ts'
import type { PostContent } from '../post.ts'
import { readRichText, writeRichText } from '../text/rich-text.ts'
import { openPlaces } from '../text/braces.ts'
import { typesetVariant } from './typeset-variant.ts'

/** `section`: the name of the heading that the post is under; null: none. */
type Given = { content: PostContent; section: string | null; limits: VariantLimits }

/**
 * The first words for a channel, by rule and without any model: title, summary, link, and the heading as a tag; of an
 * article the body. What does not fit gives way in this order: the tag, the end of the summary, the end of the title.
 * Empty: the post has no words yet.
 */
export function proposeVariant(kind: VariantKind, { content, section, limits }: Given): string {
  const { title, summary, body, link, locale } = content
  const address = link !== null && limits.links ? link.url : ''
  if (kind === 'article') return articleOf(summary, body, link)
  const [first, second] = [forPublic(title), forPublic(summary)]
  const tag = section === null ? '' : tagOf(section)
  const fits = (...parts: string[]) => isWithin(kind, joined(parts), limits, locale)
  if (joined([first, second]) === '') return ''
  if (fits(first, second, address, tag)) return joined([first, second, address, tag])
  if (fits(first, second, address)) return joined([first, second, address])
  const shorter = longestFit(second, words => fits(first, words, address))
  if (shorter !== '' && fits(first, shorter, address)) return joined([first, shorter, address])
  return joined([longestFit(first, words => fits(words, address)), address])
}

/** « Santé et sécurité au travail » is read aloud as words when each begins with a capital. */
export function tagOf(name: string): string {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const tag = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /\p{L}/u.test(tag) ? `#${tag}` : ''
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}

function articleOf(summary: string, body: string, link: PostContent['link']): string {
  const words = forPublic(writeRichText(readRichText(body)))
  const more =
    link === null ? '' : writeRichText([{ kind: 'paragraph', lines: [[{ text: link.title, link: link.url }]] }])
  return joined([words === '' ? forPublic(summary) : words, more])
}

/** Without places that are filled for each reader: the public has neither first name nor department. */
function forPublic(text: string): string {
  return openPlaces
    .reduce((words, place) => words.replaceAll(place, ''), text)
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/(?<=\S) (?=[,.])/g, '')
    .trim()
}

function isWithin(kind: VariantKind, text: string, limits: VariantLimits, locale: Locale): boolean {
  const { n, bytes } = countText({ text: typesetVariant(kind, text, locale), warning: '' }, limits)
  return n <= limits.most && (limits.bytesMost === null || bytes <= limits.bytesMost)
}

/** As many whole words from the beginning as fit, with « … »; found by halving, so that a long text costs little. */
function longestFit(text: string, fits: (words: string) => boolean): string {
  const ends = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => index + word.length)
  let [low, high] = [0, ends.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(shortened(text, ends[middle - 1] ?? 0))) low = middle
    else high = middle - 1
  }
  return low === 0 ? '' : shortened(text, ends[low - 1] ?? 0)
}

function shortened(text: string, end: number): string {
  let last = end
  while (last > 0 && /[\s,;:.!?…–—-]/.test(text[last - 1] ?? '')) last--
  return `${cut(text, last)}…`
}
