import { linkAddress } from './writing-address.js'
import { Gather } from './writing-gather.js'
import { endOfMark, isOfficeMark, officeItem, styleOf } from './writing-office.js'

/** @import { Block } from './core-rich-text.js' */
/** @import { Look } from './writing-gather.js' */

/** `isKept`: white space is as it was typed. @typedef {Look & { isKept: boolean, isHeading: boolean }} Reading */

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
  // The page's policy is the document's too: it would drop each style and each listener, and complain of each.
  const said = html.replaceAll(/<[a-z][^<>]*>/gi, tag =>
    tag.replaceAll(/(?<=[\s"'/])(style|on[a-z]+)(?=\s*=)/gi, 'data-$1'),
  )
  const { body } = new DOMParser().parseFromString(said, 'text/html')
  const gather = new Gather()
  within(body, { bold: false, italic: false, link: null, isKept: false, isHeading: false }, gather)
  return gather.end()
}

/**
 * @param {Element} parent
 * @param {Reading} look
 * @param {Gather} gather
 */
function within(parent, look, gather) {
  /** @type {Node | null} */
  let end = null
  for (const node of parent.childNodes) {
    // Word writes the sign of an item as words, for readers that know no lists.
    if (end === null) end = endOfMark(node)
    if (end !== null) {
      if (node === end) end = null
    } else if (node.nodeType === Node.TEXT_NODE) gather.words(node.nodeValue ?? '', look, look.isKept)
    else if (node.nodeType === Node.ELEMENT_NODE) read(/** @type {HTMLElement} */ (node), look, gather)
  }
}

/**
 * @param {HTMLElement} element
 * @param {Reading} look
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
  return isWide && table.querySelector('table, ul, ol, p ~ p, div ~ div, [data-style*="mso-list"]') === null
}

/**
 * @param {HTMLElement} table
 * @param {Reading} look
 * @param {Gather} gather
 */
function rows(table, look, gather) {
  gather.endBlock()
  const { caption, rows: all } = /** @type {HTMLTableElement} */ (table)
  if (caption) read(caption, look, gather)
  for (const row of all) {
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
 * @param {Reading} outer
 */
function lookOf(element, outer) {
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
    isKept: name === 'pre' || /^(?:pre|break-spaces)/.test(styleOf(element, 'white-space')) || outer.isKept,
  }
}

/** @param {HTMLElement} element */
function isHidden(element) {
  const isShown =
    styleOf(element, 'display') !== 'none' &&
    styleOf(element, 'visibility') !== 'hidden' &&
    styleOf(element, 'mso-hide') !== 'all'
  return !isShown || element.hasAttribute('hidden')
}
