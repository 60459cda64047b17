import { cleanText, cut } from '../../core/domain/text.ts'

/** Longer markup is cut; the text of a field is a fifth of this. */
const markupMost = 100_000
/** A tag, or an entity. In linear time: neither runs over the beginning of another tag. */
const piece = /<[^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi
const tagName = /^<\/?([a-z][a-z0-9]*)/i
/** What Teams writes for a smiley, or another sign that is drawn. */
const alternative = /\salt="([^"<>]{1,40})"/i
/** Elements that begin a new line. */
const blocks = new Set(['p', 'div', 'br', 'li', 'tr', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr'])
const headings = /^h[1-6]$/
/** Elements whose content is not shown. */
const unread = new Set(['script', 'style', 'head', 'title'])
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** The words of a message as Teams hands it on, as plain text: somebody else’s, untrusted, and never markup. */
export function wordsOfMessage(contentType: unknown, content: unknown): string {
  if (typeof content !== 'string') return ''
  const bounded = cut(content, markupMost)
  const text = contentType === 'text' ? bounded : plainOfHtml(bounded)
  const lines = cleanText(text)
    .split('\n')
    .map(line => line.trim())
  return lines.join('\n').replace(/\n{3,}/g, '\n\n')
}

function plainOfHtml(html: string): string {
  const said: string[] = []
  let from = 0
  let within: string | null = null
  for (const match of html.matchAll(piece)) {
    if (within === null) said.push(flowing(html.slice(from, match.index)))
    from = match.index + match[0].length
    const name = tagName.exec(match[0])?.[1]?.toLowerCase()
    if (within !== null) within = name === within && match[0][1] === '/' ? null : within
    else if (name !== undefined && unread.has(name) && match[0][1] !== '/') within = name
    else said.push(name === undefined ? signOf(match[0]) : spaceOf(name, match[0]))
  }
  if (within === null) said.push(flowing(html.slice(from)))
  return said.join('')
}

/** Line breaks of the markup are spaces. */
function flowing(text: string): string {
  return text.replace(/[\t\r\n ]+/g, ' ')
}

function spaceOf(name: string, tag: string): string {
  if (blocks.has(name) || headings.test(name)) return '\n'
  const drawn = name === 'img' || name === 'emoji' ? alternative.exec(tag)?.[1] : undefined
  return drawn ?? ''
}

/** An unknown entity stays as it was typed; a comment, or a tag without a name, is left out. */
function signOf(sign: string): string {
  if (!sign.startsWith('&')) return ''
  const name = sign.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return entities[name] ?? sign
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
