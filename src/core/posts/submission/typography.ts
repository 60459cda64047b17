import type { Locale } from '../../actor.ts'
import type { PostContent } from '../post.ts'

const noBreak = '\u00a0'
const narrow = '\u202f'
/** What people type for a space within a line. */
const space = '[ \\t\\u00a0\\u2009\\u202f]'
/** Stands for what no rule touches, and counts as a word. */
const kept = '\ue000'
/**
 * Addresses, what is filled for each reader (`{prénom}`), HTML entities: there a colon or an apostrophe is no
 * punctuation.
 */
const untouched =
  /(?:https?:\/\/|www\.)[^\s«»“”"<>]+|[^\s«»“”"<>@]+@[^\s«»“”"<>@]+\.\p{L}+|\{[^{}\s]+\}|&#?\w+;|\ue000/giu

type Rule = [find: RegExp, put: string]

/** `o` and `c`: what opens and closes a quotation. Both signs must be typed, on one line. */
const quoted = (o: string, c: string): Rule => [
  /(?<=^|[\s([{«“’'\-–—/])"(?=[^\s"])([^"\n]*?)(?<=[^\s"])"(?=$|[\s.,;:!?…)\]}»”%\-–—])/gmu,
  `${o}$1${c}`,
]

const rules: Record<Locale, Rule[]> = {
  fr: [
    [/(?<!\.)\.\.\.(?!\.)/g, '…'],
    quoted('«', '»'),
    [/“([^“”\n]*)”/g, '«$1»'],
    [/(?<=[\p{L}\p{N}])['ʼ‘`´](?=[\p{L}\p{N}«\ue000])/gu, '’'],
    [new RegExp(`«${space}*`, 'g'), `«${noBreak}`],
    [new RegExp(`${space}*»`, 'g'), `${noBreak}»`],
    // A colon is one only at the end of its word: neither 9:30 nor a smiley.
    [new RegExp(`(?<=\\S)${space}+:(?=\\s|$)|(?<=[\\p{L}\\p{N})\\]\\ue000]):(?=\\s|$)`, 'gu'), `${noBreak}:`],
    [new RegExp(`(?<=\\S)${space}+(?=[;!?])|(?<=[\\p{L}\\p{N})\\]»\\ue000])(?=[;!?]+(?:[\\s»)\\]]|$))`, 'gu'), narrow],
    [new RegExp(`(?<=\\d)${space}*(?=[%€])`, 'g'), narrow],
    [new RegExp(`(?<![\\d\\p{L}]|\\d[.,/-])\\d{1,3}(?:${space}\\d{3})+(?!\\d)`, 'gu'), ''],
  ],
  en: [
    quoted('“', '”'),
    [/(?<=[\p{L}\p{N}])['ʼ`´](?=[\p{L}\p{N}\ue000])/gu, '’'],
  ],
}

/** One text with the typography of its language, in NFC. Done twice it changes nothing more. */
export function typeset(text: string, locale: Locale): string {
  const asides: string[] = []
  const bare = text.normalize('NFC').replace(untouched, one => (asides.push(one), kept))
  return settled(bare, rules[locale]).replaceAll(kept, () => asides.shift() ?? '')
}

/** Quotations may lie within each other: the rules go round until they have nothing more to say. */
function settled(text: string, all: Rule[]): string {
  const set = all.reduce((so, [find, put]) => (put === '' ? so.replace(find, grouped) : so.replace(find, put)), text)
  return set === text ? text : settled(set, all)
}

/** A number's groups stay on one line. */
function grouped(number: string): string {
  return number.replace(/\D/g, narrow)
}

/**
 * All that people will read of a post. It comes before the seal, so that a space or an apostrophe typed otherwise makes
 * the same bytes, and asks nobody again.
 */
export function typesetPost(content: PostContent): PostContent {
  const { locale, title, summary, body, link, pictures, event, sources } = content
  const set = (text: string) => typeset(text, locale)
  return {
    ...content,
    title: set(title),
    summary: set(summary),
    body: set(body),
    link: link && { ...link, title: set(link.title) },
    pictures: pictures.map(picture => ({ ...picture, alt: set(picture.alt) })),
    event: event && { ...event, place: set(event.place) },
    ...(sources !== undefined && { sources: set(sources) }),
  }
}
