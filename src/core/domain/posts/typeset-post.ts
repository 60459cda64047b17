import type { Locale } from '../actor.ts'
import { normalized } from '../text.ts'
import type { PostContent } from './post.ts'
import type { Inline } from './rich-line.ts'
import { type Block, readRichText, writeRichText } from './rich-text.ts'
import { typeset, typesetEvent } from './typography.ts'

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
    body: typesetBody(body, locale),
    link: link && { ...link, title: set(link.title) },
    pictures: pictures.map(picture => ({ ...picture, alt: set(picture.alt) })),
    event: event && typesetEvent(event, locale, ['place', 'sessions', 'questions']),
    ...(sources !== undefined && { sources: set(sources) }),
  }
}

/**
 * The words of a body with the typography of its language, line by line as they are read: neither its Markdown nor an
 * address is touched, and a rule reaches over the edge of what is bold.
 */
export function typesetBody(body: string, locale: Locale): string {
  const line = (inlines: Inline[]) => typesetLine(inlines, locale)
  return writeRichText(
    readRichText(body).map((block): Block =>
      block.kind === 'paragraph'
        ? { ...block, lines: block.lines.map(line) }
        : { ...block, items: block.items.map(line) },
    ),
  )
}

/** One line as it is read, whatever of it is bold, italic or a link. */
export function typesetLine(inlines: Inline[], locale: Locale): Inline[] {
  const typed = inlines.map(inline => ({ ...inline, text: normalized(inline.text) }))
  const all = typed.map(({ text }) => text).join('')
  const set = typeset(all, locale)
  const places = set === all ? null : placesIn(all, set)
  if (places === null)
    return set === all ? typed : typed.length === 1 ? typed.map(one => ({ ...one, text: set })) : typed
  let start = 0
  return typed.map(inline => {
    const end = start + inline.text.length
    const text = set.slice(places[start], places[end])
    start = end
    return { ...inline, text }
  })
}

/**
 * Where each place of the typed text is in the set one. Typography changes spaces, one sign into one, and three dots
 * into one; null where something else happened.
 */
function placesIn(typed: string, set: string): number[] | null {
  const places: number[] = [0]
  let to = 0
  const skip = () => {
    while (isSpace(set[to])) to++
  }
  for (let at = 0; at < typed.length; at++) {
    // A space that was typed is before what follows; one that was put in is behind what goes before.
    skip()
    if (!isSpace(typed[at])) {
      const dots = set[to] === '…' && typed[at] === '.' ? 3 : 1
      to++
      for (; dots === 3 && at < typed.length && typed.slice(at, at + 2) === '..'; at++) places[at + 1] = to
    }
    places[at + 1] = to
  }
  skip()
  places[typed.length] = set.length
  return to === set.length ? places : null
}

function isSpace(sign: string | undefined): boolean {
  return sign !== undefined && /\s/.test(sign)
}
