/** A part of a page: a tag without its `<`, up to its `>`, and the words behind it, as they are written in HTML. */
export type PagePart = { tag: string | null; words: string }

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Tags within one line: a name may be partly bold. */
const withinLine = /^\/?(?:strong|em|a|b|i)(?:[\s>]|$)/
/** Separates paragraphs: no name goes on from one to the next. */
const apart = '\u0000'

/** The parts of a page as `edition-page` writes it, which has no `>` in values: put together, they are the page. */
export function partsOf(html: string): PagePart[] {
  const [first = '', ...rest] = html.split('<')
  const parts = rest.map(one => {
    const end = one.indexOf('>')
    return end < 0 ? { tag: one, words: '' } : { tag: one.slice(0, end + 1), words: one.slice(end + 1) }
  })
  return [{ tag: null, words: first }, ...parts]
}

export function htmlOf(parts: readonly PagePart[]): string {
  return parts.map(({ tag, words }) => (tag === null ? words : `<${tag}${words}`)).join('')
}

/** What a reader sees between two parts. */
export function between({ tag }: PagePart): string {
  if (tag === null || withinLine.test(tag)) return ''
  return tag.startsWith('br') ? ' ' : apart
}

/** The words of a page as people read them, without pictures and addresses. */
export function textOf(html: string): string {
  return partsOf(html)
    .map(part => between(part) + unescaped(part.words))
    .join('')
}

export function unescaped(words: string): string {
  return words.replaceAll(/&(?:amp|lt|gt|quot);/g, sign => signs[sign] ?? sign)
}

/** Escaped as `escape-html` does. */
export function escaped(words: string): string {
  return words.replaceAll(/[&<>"]/g, sign => marks[sign] ?? sign)
}
