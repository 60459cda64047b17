/** A part of a text that leads somewhere, in UTF-16 units: from the first, up to and without the last. */
export type Mark = { start: number; end: number } & (
  { kind: 'link'; uri: string } | { kind: 'mention'; name: string } | { kind: 'tag'; tag: string }
)

/** Signs that may precede a link, mention or tag without being part of it. */
const opening = /^[("'«“‘[]*/
/** Signs that end a sentence are no part of an address either. */
const ending = /[.,;:!?…"'»”’]/
/** A name of an account, with or without where it is: `@ville`, `@ville@social.example`, `@ville.example`. */
const account = /^@([a-z\d_](?:[a-z\d_.-]*[a-z\d_])?(?:@[a-z\d](?:[a-z\d.-]*[a-z\d])?)?)/i
/** A longer word is neither a name nor a tag. */
export const partMost = 300
/** No tag consists of these alone: digits, punctuation, and signs without width. */
const noTag = /^(?:[\d\p{P}\u00ad\u2060\u200a-\u200d]|\u20e2)*$/u
const tagMost = 64

/**
 * Addresses with https, names of accounts and tags, as networks find them; an address that is only a domain stays plain
 * text, since nobody approved where it would lead. Linear in the length of the text.
 */
export function marksIn(text: string): Mark[] {
  const marks: Mark[] = []
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const before = opening.exec(word)?.[0].length ?? 0
    const part = partOf(word.slice(before))
    if (part === null) continue
    const start = index + before
    marks.push({ start, end: start + part.words.length, ...part.leads })
  }
  return marks
}

type Leads = { kind: 'link'; uri: string } | { kind: 'mention'; name: string } | { kind: 'tag'; tag: string }
type Part = { words: string; leads: Leads }

function partOf(word: string): Part | null {
  if (/^https?:\/\//i.test(word)) return linkOf(word)
  if (word.startsWith('@')) {
    const name = account.exec(word.slice(0, partMost))?.[1]
    return name === undefined ? null : { words: `@${name}`, leads: { kind: 'mention', name } }
  }
  return /^[#＃]/.test(word) ? tagOf(word) : null
}

/** Signs that end a sentence are no part of an address, nor is a closing bracket that was opened before it. */
function linkOf(word: string): Part | null {
  let open = 0
  for (const sign of word) open += /[([]/.test(sign) ? 1 : /[)\]]/.test(sign) ? -1 : 0
  let end = word.length
  for (; end > 0; end--) {
    const last = word[end - 1] ?? ''
    const isLoose = /[)\]]/.test(last) && open < 0
    if (isLoose) open++
    else if (!ending.test(last)) break
  }
  const uri = word.slice(0, end)
  return URL.canParse(uri) ? { words: uri, leads: { kind: 'link', uri } } : null
}

export function tagOf(word: string): { words: string; leads: { kind: 'tag'; tag: string } } | null {
  if (word.length > partMost) return null
  let words = word
  while (/\p{P}$/u.test(words) && words.length > 1) words = words.slice(0, -1)
  const tag = words.slice(1)
  // `#️⃣` is a sign of its own.
  const isTag = !/^[\ufe0f\u20e3]/.test(tag) && !noTag.test(tag) && tag.length <= tagMost
  return isTag ? { words, leads: { kind: 'tag', tag } } : null
}
