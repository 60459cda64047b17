import { partMost, tagOf } from '../../core/domain/channels/mark-text.ts'

/** A part of a text that leads somewhere, in bytes of UTF-8: from the first, up to and without the last. */
export type Found = { byteStart: number; byteEnd: number } & (
  { kind: 'link'; uri: string } | { kind: 'mention'; handle: string } | { kind: 'tag'; tag: string }
)

/** Signs that may precede a link or tag without being part of it; before an address also Markdown’s bracketed words. */
const opening = /^(?:\S*\]\((?=https?:\/\/)|[("'«“‘[]*)/i
/** Signs that end a sentence are no part of an address either. */
const ending = /[.,;:!?…"'»”’\]]$/
const handle = /^@((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,10}[a-z][a-z\d-]{0,62})(?![\w-])/i

/**
 * Addresses with https, names of accounts and tags, as Bluesky's own app finds them. An address that is only a domain
 * stays plain: nobody approved where it would lead.
 */
export function findFacets(text: string): Found[] {
  const found: Found[] = []
  let [at, byte] = [0, 0]
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    byte += Buffer.byteLength(text.slice(at, index))
    at = index
    const before = opening.exec(word)?.[0].length ?? 0
    const part = partOf(word.slice(before))
    if (part === null) continue
    const byteStart = byte + Buffer.byteLength(word.slice(0, before))
    found.push({ byteStart, byteEnd: byteStart + Buffer.byteLength(part.words), ...part.leads })
  }
  return found
}

type Leads = { kind: 'link'; uri: string } | { kind: 'mention'; handle: string } | { kind: 'tag'; tag: string }
type Part = { words: string; leads: Leads }

function partOf(word: string): Part | null {
  if (/^https?:\/\//i.test(word)) return linkOf(word)
  if (word.startsWith('@')) {
    const name = handle.exec(word.slice(0, partMost))?.[1]
    return name === undefined ? null : { words: `@${name}`, leads: { kind: 'mention', handle: name.toLowerCase() } }
  }
  return /^[#＃]/.test(word) ? tagOf(word) : null
}

function linkOf(word: string): Part | null {
  let uri = word
  for (;;) {
    const isLoose = uri.endsWith(')') && uri.split(')').length > uri.split('(').length
    if (!isLoose && !ending.test(uri)) break
    uri = uri.slice(0, -1)
  }
  return URL.canParse(uri) ? { words: uri, leads: { kind: 'link', uri } } : null
}
