import { mayClose, mayOpen } from './emphasis.ts'
import { linkIn } from './rich-link.ts'
import { type Inline, inlinesOf, type Sign } from './rich-line.ts'

type Look = 'bold' | 'italic'
/** A run of stars: which looks end there, and which begin. */
type Stars = { stars: number; ends: Set<Look>; begins: Set<Look> }
type Token = { text: string } | Stars | { address: string; inside: Token[] }

const plain = { bold: false, italic: false, link: null }

/** Reads one line, in linear time; whatever is no closed Markdown is words. */
export function readLine(source: string): Inline[] {
  if (!/[*[\\]/.test(source)) return [{ text: source }]
  return inlinesOf(signsOf(tokensOf(source), ['', ''], plain))
}

/** `after`: the sign behind the source, where the source is the words of a link. */
function tokensOf(source: string, after = ''): Token[] {
  const tokens: Token[] = []
  let text = ''
  const push = (token: Token) => {
    if (text !== '') tokens.push({ text })
    text = ''
    tokens.push(token)
  }
  for (let at = 0; at < source.length;) {
    const run = runAt(source, at)
    const sign = source[at] ?? ''
    const link = sign === '[' ? linkIn(source, at) : null
    if (link) push({ address: link.address, inside: tokensOf(link.words, ']') })
    else if (sign === '*') push({ stars: run, ends: new Set(), begins: new Set() })
    else if (sign === '\\') {
      const behind = source[at + run] ?? after
      const escapes = /[*[\]]/.test(behind)
      const isEscaped = escapes && run % 2 === 1
      text += '\\'.repeat(escapes ? run >> 1 : run) + (isEscaped ? behind : '')
      at += isEscaped ? 1 : 0
    } else text += sign
    at = link ? link.end : at + run
  }
  if (text !== '') tokens.push({ text })
  return tokens
}

/** How many equal stars or backslashes follow each other there; of any other sign one. */
function runAt(source: string, start: number): number {
  const sign = source[start]
  if (sign !== '*' && sign !== '\\') return 1
  let end = start
  while (source[end] === sign) end++
  return end - start
}

/** `edges`: the signs around; `look`: the look that all of it has. */
function signsOf(tokens: Token[], edges: [string, string], look: Omit<Sign, 'sign'>): Sign[] {
  pair(tokens, edges)
  const now = { ...look }
  return tokens.flatMap((token): Sign[] => {
    if ('text' in token) return [...token.text].map(sign => ({ sign, ...now }))
    if ('inside' in token) return signsOf(token.inside, ['[', ']'], { ...now, link: token.address })
    const { stars, ends, begins } = token
    const rest = [...'*'.repeat(stars - lengthOf(ends) - lengthOf(begins))]
    for (const one of ends) now[one] = look[one]
    const words = rest.map(sign => ({ sign, ...now }))
    for (const one of begins) now[one] = true
    return words
  })
}

function lengthOf(looks: Set<Look>): number {
  return (looks.has('bold') ? 2 : 0) + (looks.has('italic') ? 1 : 0)
}

/** Bold and italic, each by itself: an end belongs to the nearest beginning, and there are words between them. */
function pair(tokens: readonly Token[], [before, after]: [string, string]): void {
  const open: Partial<Record<Look, Stars>> = {}
  for (const [at, token] of tokens.entries()) {
    if (!('stars' in token) || token.stars > 3) continue
    const [left, right] = [edgeOf(tokens[at - 1], 'last') ?? before, edgeOf(tokens[at + 1], 'first') ?? after]
    for (const look of looksOf(token.stars)) {
      const begun = open[look]
      if (begun && mayClose(left, right)) {
        begun.begins.add(look)
        token.ends.add(look)
        delete open[look]
      } else if (mayOpen(left, right)) open[look] = token
    }
  }
}

function looksOf(stars: number): Look[] {
  return [...(stars > 1 ? (['bold'] as const) : []), ...(stars === 2 ? [] : (['italic'] as const))]
}

function edgeOf(token: Token | undefined, side: 'first' | 'last'): string | undefined {
  if (token === undefined || 'stars' in token) return undefined
  if ('inside' in token) return side === 'first' ? '[' : ')'
  const signs = [...token.text]
  return side === 'first' ? signs[0] : signs.at(-1)
}
