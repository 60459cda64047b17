import { between, escaped, htmlOf, type PagePart, partsOf, unescaped } from './page-texts.ts'
import { patternOf, type Sought } from './sought.ts'

/** Values that people read or hear, and where a link leads. */
const attributes = / (alt|title|aria-label|href)="([^"]*)"/g
/** Replaces a link that named them: the top of the page. */
const nowhere = '#main'
const picture = 'img src="'

type Spot = { part: number; from: number; to: number }

/**
 * A page as `edition-page` writes it, with `standIn` wherever it named this person: in its words, also where some of
 * them are bold, and in what its pictures and links say. A link whose address names them leads to the top of the page.
 * Everything else, pictures among it, stays to the byte. Linear in its length.
 */
export function redactedPage(html: string, sought: Sought, standIn: string): string {
  const pattern = patternOf(sought)
  const parts = partsOf(html).map(part => ({ ...part, tag: part.tag && redactedTag(part.tag, pattern, standIn) }))
  const words = parts.map(part => unescaped(part.words))
  const spots: Spot[] = []
  let text = ''
  for (const [part, one] of parts.entries()) {
    const from = text.length + between(one).length
    text += between(one) + words[part]!
    spots.push({ part, from, to: text.length })
  }
  const names = [...text.matchAll(pattern)].map(found => ({ from: found.index, to: found.index + found[0].length }))
  return htmlOf(withoutNames(parts, { words, spots, names }, standIn))
}

/** The part in which a name begins gets `standIn`; the rest of the name is removed from the next parts. */
function withoutNames(
  parts: readonly PagePart[],
  { words, spots, names }: { words: readonly string[]; spots: readonly Spot[]; names: readonly Omit<Spot, 'part'>[] },
  standIn: string,
): PagePart[] {
  let next = 0
  return spots.map(({ part, from, to }) => {
    const said = words[part]!
    let [kept, at] = ['', from]
    while (next < names.length && names[next]!.from < to) {
      const name = names[next]!
      if (name.from >= from) kept += said.slice(at - from, name.from - from) + standIn
      at = name.to
      if (name.to > to) break
      next += 1
    }
    const whole = parts[part]!
    return at === from ? whole : { ...whole, words: escaped(kept + said.slice(at - from)) }
  })
}

/** The bytes of a picture are skipped: megabytes in which nobody is named. */
function redactedTag(tag: string, pattern: RegExp, standIn: string): string {
  const start = tag.startsWith(picture) ? tag.indexOf('"', picture.length) + 1 : 0
  const values = tag.slice(start).replaceAll(attributes, (whole, name: string, value: string) => {
    const said = unescaped(value)
    if (name === 'href') return names(said, pattern) ? ` href="${nowhere}"` : whole
    const without = said.replaceAll(pattern, standIn)
    return without === said ? whole : ` ${name}="${escaped(without)}"`
  })
  return tag.slice(0, start) + values
}

function names(address: string, pattern: RegExp): boolean {
  if (address.search(pattern) >= 0) return true
  try {
    return decodeURIComponent(address).search(pattern) >= 0
  } catch {
    return false
  }
}
