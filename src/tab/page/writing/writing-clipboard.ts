import { linkAddress } from './writing-address.ts'
import { Gather, type Look } from './writing-gather.ts'
import { endOfMark, isOfficeMark, officeItem, styleOf } from './writing-office.ts'
import type { Block } from '../../../core/domain/posts/text/rich-text.ts'

/** `isKept`: white space is as it was typed; `depth`: how many elements it lies in. */
export type Reading = Look & { isKept: boolean; isHeading: boolean; depth: number }
/**
 * Nodes still to be read, the next one last. Browsers nest pasted elements without any limit, and a recursive reader
 * would overflow.
 */
export type Left = ({ node: Node; look: Reading } | (() => void))[]

/** Elements whose contents nobody reads: they are dropped as a whole. Names with a colon are drawings of Office. */
const gone =
  /^(?:head|style|script|title|meta|link|base|template|noscript|iframe|frame|frameset|object|embed|applet|svg|math|canvas|audio|video|picture|img|map|input|select|textarea|button|option|datalist|dialog|xml|[vwmx]:.*)$/
const paragraphs =
  /^(?:p|h[1-6]|blockquote|pre|hr|table|ul|ol|dl|section|article|header|footer|main|nav|aside|form|fieldset|figure|details|center|body)$/
const lines = /^(?:div|li|dt|dd|tr|caption|legend|summary|address|figcaption|label)$/
/** Longer than any page of Word; a browser would freeze. */
const longest = 4_000_000
/** Deeper than any page; from there on only words and lines are read. */
const deepest = 500

/**
 * Reads the clipboard's HTML. Nothing of it runs, and nothing is fetched: a document made by `DOMParser` is in no
 * window. Null: too long to be read so.
 */
export function readHtml(html: string): Block[] | null {
  if (html.length > longest) return null
  // The page's policy applies to the document too: it would drop each style and each listener, with a message each.
  const said = html.replaceAll(/<[a-z][^<>]*>/gi, tag =>
    tag.replaceAll(/(?<=[\s"'/])(style|on[a-z]+)(?=\s*=)/gi, 'data-$1'),
  )
  const { body } = new DOMParser().parseFromString(said, 'text/html')
  const gather = new Gather()
  const left: Left = []
  within(body, { bold: false, italic: false, link: null, isKept: false, isHeading: false, depth: 0 }, left)
  for (let next = left.pop(); next; next = left.pop()) {
    if (typeof next === 'function') next()
    else if (next.node.nodeType === Node.TEXT_NODE) gather.words(next.node.nodeValue ?? '', next.look, next.look.isKept)
    else if (next.node.nodeType === Node.ELEMENT_NODE) read(next.node as HTMLElement, next.look, gather, left)
  }
  return gather.end()
}

function within(parent: Element, look: Reading, left: Left) {
  const inside: Left = []
  let end: Node | null = null
  for (const node of parent.childNodes) {
    // Word writes the sign of an item as words, for readers that know no lists.
    if (end === null) end = endOfMark(node)
    if (end === null) inside.push({ node, look })
    else if (node === end) end = null
  }
  for (const one of inside.toReversed()) left.push(one)
}

function read(element: HTMLElement, look: Reading, gather: Gather, left: Left) {
  const name = element.localName
  if (gone.test(name) || isHidden(element) || isOfficeMark(element)) return
  if (name === 'br') return gather.breakLine()
  const own = lookOf(element, look)
  if (element.childNodes.length === 1 && element.firstChild?.nodeValue === '\u00a0' && name === 'span')
    return gather.wrappedSpace(own)
  const isDeep = own.depth > deepest
  const kind = isDeep ? null : (officeItem(element, gather.lastList()) ?? itemOf(element))
  if (kind) {
    left.push(gather.item(kind))
    return within(element, own, left)
  }
  if (name === 'table' && !isDeep && isOfData(element as HTMLTableElement))
    return rows(element as HTMLTableElement, own, gather, left)
  const edge = paragraphs.test(name)
    ? () => gather.endBlock()
    : lines.test(name) || name === 'td' || name === 'th'
      ? () => gather.endLine()
      : () => {}
  edge()
  left.push(edge)
  within(element, own, left)
}

/** The list that an item is in; null: none. */
function itemOf(element: Element): 'bullets' | 'numbers' | null {
  const list = element.localName === 'li' ? element.parentElement?.localName : undefined
  return list === 'ol' ? 'numbers' : list === 'ul' || list === 'menu' ? 'bullets' : null
}

/** A table of cells, each a word or a line; else the table is only for layout, as in a mail. */
function isOfData(table: HTMLTableElement) {
  const isWide = [...table.rows].some(
    ({ cells }) => [...cells].filter(cell => cell.textContent.trim() !== '').length > 1,
  )
  return isWide && table.querySelector('table, ul, ol, p ~ p, div ~ div, [data-style*="mso-list"]') === null
}

/** Of a table with no table in it. */
function rows({ caption, rows: all }: HTMLTableElement, look: Reading, gather: Gather, left: Left) {
  gather.endBlock()
  const inside: Left = caption ? [{ node: caption, look }] : []
  for (const row of all) {
    inside.push(() => void (gather.isRow = true))
    for (const cell of row.cells)
      inside.push(
        () => within(cell, lookOf(cell, look), left),
        () => gather.endLine(),
      )
    inside.push(() => {
      gather.isRow = false
      gather.endLine()
    })
  }
  left.push(() => gather.endBlock())
  for (const one of inside.toReversed()) left.push(one)
}

function lookOf(element: HTMLElement, outer: Reading) {
  const name = element.localName
  const weight = styleOf(element, 'font-weight')
  const slant = styleOf(element, 'font-style')
  const isHeading = outer.isHeading || /^h[1-6]$/.test(name)
  const bold = /^(?:b|strong)$/.test(name) || isHeading ? true : outer.bold
  const italic = /^(?:i|em)$/.test(name) ? true : outer.italic
  const address = name === 'a' ? element.getAttribute('href') : null
  return {
    // A heading is bold, whatever its own style says of its letters.
    bold: isHeading || weight === '' || weight === 'inherit' ? bold : /^(?:bold|bolder|[6-9]\d\d|1000)$/.test(weight),
    italic: slant === '' || slant === 'inherit' ? italic : /^(?:italic|oblique)/.test(slant),
    isHeading,
    link: address === null ? outer.link : linkAddress(address),
    depth: outer.depth + 1,
    isKept: name === 'pre' || /^(?:pre|break-spaces)/.test(styleOf(element, 'white-space')) || outer.isKept,
  }
}

function isHidden(element: HTMLElement) {
  const isShown =
    styleOf(element, 'display') !== 'none' &&
    styleOf(element, 'visibility') !== 'hidden' &&
    styleOf(element, 'mso-hide') !== 'all'
  return !isShown || element.hasAttribute('hidden')
}
