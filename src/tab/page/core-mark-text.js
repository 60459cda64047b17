// Written by `npm run core-code` from src/core/domain/channels/mark-text.ts.
/** A part of a text that leads somewhere, in UTF-16 units: from the first, up to and without the last. */




/** What may stand before a part without being of it. */
const opening = /^[("'«“‘[]*/
/** Nor is what ends a sentence of an address. */
const ending = /[.,;:!?…"'»”’]/
/** A name of an account, with or without where it is: `@ville`, `@ville@social.example`, `@ville.example`. */
const account = /^@([a-z\d_](?:[a-z\d_.-]*[a-z\d_])?(?:@[a-z\d](?:[a-z\d.-]*[a-z\d])?)?)/i
/** Beyond it neither a name nor a tag is one. */
export const partMost = 300
/** Of these alone no tag is made: digits, punctuation, and signs without width. */
const noTag = /^(?:[\d\p{P}\u00ad\u2060\u200a-\u200d]|\u20e2)*$/u
const tagMost = 64

/**
 * Addresses with https, names of accounts and tags, as networks find them; an address that is only a domain stays
 * plain: what it would lead to, nobody approved. Linear in the length of the text.
 */
export function marksIn(text        )         {
  const marks         = []
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const before = opening.exec(word)?.[0].length ?? 0
    const part = partOf(word.slice(before))
    if (part === null) continue
    const start = index + before
    marks.push({ start, end: start + part.words.length, ...part.leads })
  }
  return marks
}




function partOf(word        )              {
  if (/^https?:\/\//i.test(word)) return linkOf(word)
  if (word.startsWith('@')) {
    const name = account.exec(word.slice(0, partMost))?.[1]
    return name === undefined ? null : { words: `@${name}`, leads: { kind: 'mention', name } }
  }
  return /^[#＃]/.test(word) ? tagOf(word) : null
}

/** Signs that end a sentence are no part of an address, nor is a bracket that closes one from before it. */
function linkOf(word        )              {
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

export function tagOf(word        )                                                                {
  if (word.length > partMost) return null
  let words = word
  while (/\p{P}$/u.test(words) && words.length > 1) words = words.slice(0, -1)
  const tag = words.slice(1)
  // `#️⃣` is a sign of its own.
  const isTag = !/^[\ufe0f\u20e3]/.test(tag) && !noTag.test(tag) && tag.length <= tagMost
  return isTag ? { words, leads: { kind: 'tag', tag } } : null
}
