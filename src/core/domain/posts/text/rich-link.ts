const addressMost = 2000
/** Behind the words of a link; parentheses in pairs, one within nothing else. */
const address = /\(((?:https?:\/\/|mailto:)(?:[^\s<>"()\\]|\([^\s<>"()\\]*\))+)\)/iy
const web = /^https?:\/\/[^\s<>"\\]+$/i
const mail = /^mailto:[^\s<>"\\@]+@[^\s<>"\\]+$/i

/** An address that a link may lead to, as Markdown has room for it; null: a text may not lead there. */
export function webLink(typed: string): string | null {
  const link = typed.replace(/[()]/g, sign => (sign === '(' ? '%28' : '%29'))
  return link.length <= addressMost && (web.test(link) || mail.test(link)) && URL.canParse(link) ? link : null
}

/**
 * The link that begins with the bracket at `start`: its words as typed, and where it ends; null: no link begins there.
 */
export function linkIn(source: string, start: number): { words: string; address: string; end: number } | null {
  const close = closing(source, start + 1)
  if (close < 0) return null
  address.lastIndex = close + 1
  const found = address.exec(source)?.[1]
  const link = found === undefined ? null : webLink(found)
  const words = source.slice(start + 1, close)
  return link === null || words.trim() === '' ? null : { words, address: link, end: address.lastIndex }
}

/** The next bracket that nothing escapes, where it closes; a link has no bracket in its words. */
function closing(source: string, from: number): number {
  let backslashes = 0
  for (let at = from; at < source.length; at++) {
    const isEscaped = backslashes % 2 === 1
    backslashes = source[at] === '\\' ? backslashes + 1 : 0
    if (isEscaped) continue
    if (source[at] === ']') return at
    if (source[at] === '[') return -1
  }
  return -1
}
