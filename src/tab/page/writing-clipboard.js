import { linkAddress } from './writing-address.js'
import { Gather } from './writing-gather.js'
import { isOfficeMark, officeItem } from './writing-office.js'

/** @import { Block } from './core-rich-text.js' */
/** @import { Look } from './writing-gather.js' */

/** What nobody reads, or what is no word: it goes with all that is in it. Names with a colon are drawings of Office. */
const gone =
  /^(?:head|style|script|title|meta|link|base|template|noscript|iframe|frame|frameset|object|embed|applet|svg|math|canvas|audio|video|picture|img|map|input|select|textarea|button|option|datalist|dialog|xml|[vwmx]:.*)$/
const paragraphs =
  /^(?:p|h[1-6]|blockquote|pre|hr|table|ul|ol|dl|section|article|header|footer|main|nav|aside|form|fieldset|figure|details|center|body)$/
const lines = /^(?:div|li|dt|dd|tr|caption|legend|summary|address|figcaption|label)$/
/** Longer than any page of Word that somebody would send; a browser would stand still. */
const longest = 4_000_000

/**
 * Reads what the clipboard has as HTML. Nothing of it runs, and nothing is fetched: a document that `DOMParser` made is
 * in no window.
 * @param {string} html
 * @returns {Block[] | null} null: too long to be read as this
 */
export function readHtml(html) {
  if (html.length > longest) return null
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const gather = new Gather()
  within(body, { bold: false, italic: false, link: null, isKept: false }, gather)
  return gather.end()
}

/**
 * @param {Element} parent
 * @param {Look & { isKept: boolean }} look
 * @param {Gather} gather
 */
function within(parent, look, gather) {
  let isMark = false
  for (const node of parent.childNodes) {
    // Word writes the sign of an item as words, for readers that know no lists.
    if (node.nodeType === Node.COMMENT_NODE) {
      if (/^\[if !supportLists\]/i.test(node.nodeValue ?? '')) isMark = true
      else if (/^\[endif\]/i.test(node.nodeValue ?? '')) isMark = false
    } else if (isMark) continue
    else if (node.nodeType === Node.TEXT_NODE) gather.words(node.nodeValue ?? '', look, look.isKept)
    else if (node instanceof Element || node.nodeType === Node.ELEMENT_NODE)
      read(/** @type {HTMLElement} */ (node), look, gather)
  }
}

/**
 * @param {HTMLElement} element
 * @param {Look & { isKept: boolean }} look
 * @param {Gather} gather
 */
function read(element, look, gather) {
  const name = element.localName
  if (gone.test(name) || isHidden(element) || isOfficeMark(element)) return
  if (name === 'br') return gather.breakLine()
  const own = lookOf(element, look)
  const kind = officeItem(element, gather.lastList()) ?? itemOf(element)
  if (kind) return gather.item(kind, () => within(element, own, gather))
  if (name === 'table' && isOfData(/** @type {HTMLTableElement} */ (element))) return rows(element, own, gather)
  if (paragraphs.test(name)) gather.endBlock()
  else if (lines.test(name) || name === 'td' || name === 'th') gather.endLine()
  within(element, own, gather)
  if (paragraphs.test(name)) gather.endBlock()
  else if (lines.test(name) || name === 'td' || name === 'th') gather.endLine()
}

/**
 * @param {Element} element
 * @returns {'bullets' | 'numbers' | null} of an item in a list
 */
function itemOf(element) {
  const list = element.localName === 'li' ? element.parentElement?.localName : undefined
  return list === 'ol' ? 'numbers' : list === 'ul' || list === 'menu' ? 'bullets' : null
}

/**
 * A table of cells, each a word or a line; else the table only says where things stand, as in a mail.
 * @param {HTMLTableElement} table
 */
function isOfData(table) {
  const isWide = [...table.rows].some(
    ({ cells }) => [...cells].filter(cell => cell.textContent.trim() !== '').length > 1,
  )
  return isWide && table.querySelector('table, ul, ol, p ~ p, div ~ div, [style*="mso-list"]') === null
}

/**
 * @param {HTMLElement} table
 * @param {Look & { isKept: boolean }} look
 * @param {Gather} gather
 */
function rows(table, look, gather) {
  gather.endBlock()
  for (const row of /** @type {HTMLTableElement} */ (table).rows) {
    const outer = gather.isRow
    gather.isRow = true
    for (const cell of row.cells) {
      within(cell, lookOf(cell, look), gather)
      gather.endLine()
    }
    gather.isRow = outer
    gather.endLine()
  }
  gather.endBlock()
}

/**
 * @param {HTMLElement} element
 * @param {Look & { isKept: boolean }} outer
 */
function lookOf(element, outer) {
  const { localName: name, style } = element
  const weight = style?.fontWeight ?? ''
  const slant = style?.fontStyle ?? ''
  const isHeading = /^h[1-6]$/.test(name)
  const bold = /^(?:b|strong)$/.test(name) || isHeading ? true : outer.bold
  const italic = /^(?:i|em)$/.test(name) ? true : outer.italic
  const address = name === 'a' ? element.getAttribute('href') : null
  return {
    // A heading is bold, whatever its own style says of its letters.
    bold: isHeading || weight === '' || weight === 'inherit' ? bold : /^(?:bold|bolder|[6-9]\d\d|1000)$/.test(weight),
    italic: slant === '' || slant === 'inherit' ? italic : /^(?:italic|oblique)/.test(slant),
    link: address === null ? outer.link : linkAddress(address),
    isKept: name === 'pre' || /^(?:pre|break-spaces)/.test(style?.whiteSpace ?? '') || outer.isKept,
  }
}

/** @param {HTMLElement} element */
function isHidden(element) {
  const said = element.getAttribute('style') ?? ''
  return (
    element.hasAttribute('hidden') || /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(said)
  )
}
