import { settledLooks } from './emphasis.ts'
import { webLink } from './rich-link.ts'

/** Words of one look. `link`: where they lead, http(s) or mailto, without parentheses. */
export type Inline = { text: string; bold?: true; italic?: true; link?: string }

/** One code point of what people read. */
export type Sign = { sign: string; bold: boolean; italic: boolean; link: string | null }

/** The parts of a written line: words, the stars between them, the brackets of a link. */
export type Piece = { text: string } | { stars: 1 | 2 | 3 } | { opens: string } | { closes: string }

/** The looks that Markdown can express: see `settledLooks`; a link without visible words is none. */
export function settledLine(inlines: readonly Inline[]): Inline[] {
  const text = wordsAlone(inlines)
  if (text !== null) return text === '' ? [] : [{ text }]
  return inlinesOf(inlines.flatMap(signsIn))
}

/** Without the spaces around it, but for those that a link has in its words. */
export function trimmedLine(inlines: readonly Inline[]): Inline[] {
  const last = inlines.length - 1
  return inlines
    .map((inline, at) => {
      if (inline.link !== undefined) return inline
      const text = at === 0 ? inline.text.trimStart() : inline.text
      return { ...inline, text: at === last ? text.trimEnd() : text }
    })
    .filter(({ text }) => text !== '')
}

export function writeLine(inlines: readonly Inline[]): string {
  const pieces = piecesOf(inlines)
  let isLink = false
  return pieces
    .map((piece, at) => {
      if ('stars' in piece) return '*'.repeat(piece.stars)
      if ('text' in piece) return escaped(piece.text, { isLink, isFirst: at === 0, isLast: at === pieces.length - 1 })
      isLink = 'opens' in piece
      return 'opens' in piece ? '[' : `](${piece.closes})`
    })
    .join('')
}

/** Stars of 1: italic begins or ends, of 2: bold, of 3: both, or one ends and the other begins. */
export function piecesOf(inlines: readonly Inline[]): Piece[] {
  const text = wordsAlone(inlines)
  if (text !== null) return text === '' ? [] : [{ text }]
  const pieces: Piece[] = []
  let before = plainLook
  for (const unit of settled(inlines.flatMap(signsIn))) {
    starsBetween(pieces, before, unit)
    before = unit
    if (unit.link === null) addText(pieces, unit.sign)
    else {
      pieces.push({ opens: unit.link })
      let inside = plainLook
      for (const sign of unit.signs) {
        starsBetween(pieces, inside, sign)
        addText(pieces, sign.sign)
        inside = sign
      }
      starsBetween(pieces, inside, plainLook)
      pieces.push({ closes: unit.link })
    }
  }
  starsBetween(pieces, before, plainLook)
  return pieces
}

/** Of a line without any look, as most are, nothing is to be settled. null: it has one. */
function wordsAlone(inlines: readonly Inline[]): string | null {
  let words = ''
  for (const { text, bold, italic, link } of inlines) {
    if (bold === true || italic === true || link !== undefined) return null
    words += text
  }
  return words.replace(newline, ' ')
}

const newline = /[\r\n]+/g
const plainLook = { bold: false, italic: false }

function starsBetween(pieces: Piece[], before: typeof plainLook, after: typeof plainLook): void {
  const stars = (before.bold === after.bold ? 0 : 2) + (before.italic === after.italic ? 0 : 1)
  if (stars === 1 || stars === 2 || stars === 3) pieces.push({ stars })
}

function addText(pieces: Piece[], sign: string): void {
  const last = pieces.at(-1)
  if (last && 'text' in last) last.text += sign
  else pieces.push({ text: sign })
}

/** A sign, or a link: its own flags are those of the whole, and its signs have what is left of theirs. */
type Settled = (Sign & { link: null }) | { link: string; signs: Sign[]; bold: boolean; italic: boolean }

function settled(signs: readonly Sign[]): Settled[] {
  const units = grouped(signs)
  const looks = settledLooks(
    units.map(unit =>
      unit.link === null ? { ...unit, first: unit.sign, last: unit.sign } : { ...unit, first: '[', last: ')' },
    ),
    ['', ''],
  )
  return units.map((unit, at): Settled => {
    const look = looks[at] ?? plainLook
    if (unit.link === null) return { ...unit, ...look }
    const left = unit.signs.map(sign => ({
      ...sign,
      bold: sign.bold && !look.bold,
      italic: sign.italic && !look.italic,
    }))
    const inside = settledLooks(
      left.map(sign => ({ ...sign, first: sign.sign, last: sign.sign })),
      ['[', ']'],
    )
    return { ...unit, ...look, signs: left.map((sign, index) => ({ ...sign, ...inside[index] })) }
  })
}

function grouped(signs: readonly Sign[]): Settled[] {
  const units: Settled[] = []
  for (let at = 0; at < signs.length;) {
    const { link } = signs[at] ?? { link: null }
    let end = at + 1
    while (link !== null && signs[end]?.link === link) end++
    const inside = signs.slice(at, end)
    at = end
    if (link === null || inside.every(({ sign }) => sign.trim() === ''))
      units.push(...inside.map(sign => ({ ...sign, link: null })))
    else {
      const [bold, italic] = [inside.every(sign => sign.bold), inside.every(sign => sign.italic)]
      units.push({ link, signs: inside, bold, italic })
    }
  }
  return units
}

/** Neighbours of the same look are joined. */
export function inlinesOf(signs: readonly Sign[]): Inline[] {
  const all = settled(signs).flatMap(unit =>
    unit.link === null
      ? unit
      : unit.signs.map(sign => ({ ...sign, bold: sign.bold || unit.bold, italic: sign.italic || unit.italic })),
  )
  const inlines: (Sign & { text: string })[] = []
  for (const sign of all) {
    const last = inlines.at(-1)
    if (last?.bold === sign.bold && last.italic === sign.italic && last.link === sign.link) last.text += sign.sign
    else inlines.push({ ...sign, text: sign.sign })
  }
  return inlines.map(({ text, bold, italic, link }) => ({
    text,
    ...(bold && { bold: true }),
    ...(italic && { italic: true }),
    ...(link !== null && { link }),
  }))
}

function signsIn({ text, link, ...look }: Inline): Sign[] {
  const [bold, italic] = [look.bold === true, look.italic === true]
  const address = link === undefined ? null : webLink(link)
  return [...text.replace(newline, ' ')].map(sign => ({ sign, bold, italic, link: address }))
}

/** Signs with a meaning. Backslashes have one only before a star or a bracket: those are doubled. */
const signs = /\\+|\*+|[[\]]/g
const leads = /^\]\((?:https?:\/\/|mailto:)/i

function escaped(text: string, { isLink, isFirst, isLast }: { isLink: boolean; isFirst: boolean; isLast: boolean }) {
  return text.replace(signs, (run, at: number) => {
    const before = text[at - 1] ?? (isFirst ? ' ' : '*')
    const after = text[at + run.length] ?? (isLast ? ' ' : '*')
    if (run.startsWith('\\')) return /[*[\]]/.test(after) ? run + run : run
    if (run.startsWith('*')) return /\s/.test(before) && /\s/.test(after) ? run : run.replaceAll('*', '\\*')
    return isLink || leads.test(text.slice(at, at + 10)) ? `\\${run}` : run
  })
}
