/**
 * Lists as Word writes them, and Outlook with it: paragraphs that say their list and its level in a style of their own,
 * with the sign of each as words. `<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
 * style='mso-list:Ignore'>·…</span><![endif]>words</p>`. See the documentation of Office HTML, *mso-list*.
 */
const listed = /mso-list\s*:\s*l\d+\s+level(\d+)/i
/** 1. 1) (a) iv. a. : a sign that counts. */
const counted = /^\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)°]/i

/**
 * @param {HTMLElement} element
 * @param {'bullets' | 'numbers' | null} before the list that ended right before it: its deeper levels are of the same
 * @returns {'bullets' | 'numbers' | null} null: it is no item
 */
export function officeItem(element, before) {
  if (!/^(?:p|h[1-6]|div)$/.test(element.localName)) return null
  const level = listed.exec(element.getAttribute('style') ?? '')?.[1]
  const sign = signOf(element)
  if (level === undefined && (sign === null || !/^MsoList/i.test(element.className))) return null
  if (before && level !== undefined && level !== '1') return before
  return counted.test(sign ?? '') ? 'numbers' : 'bullets'
}

/**
 * @param {HTMLElement} element
 * @returns {boolean} whether it is the sign of an item, which is no word
 */
export function isOfficeMark(element) {
  return /mso-list\s*:\s*ignore/i.test(element.getAttribute('style') ?? '')
}

/** @param {HTMLElement} element */
function signOf(element) {
  const marked = [...element.querySelectorAll('[style]')].find(one => isOfficeMark(/** @type {HTMLElement} */ (one)))
  if (marked) return marked.textContent.trim()
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT)
  let sign = ''
  let isMark = false
  while (walker.nextNode()) {
    const { nodeType, nodeValue } = walker.currentNode
    if (nodeType === Node.TEXT_NODE) sign += isMark ? (nodeValue ?? '') : ''
    else if (/^\[if !supportLists\]/i.test(nodeValue ?? '')) isMark = true
    else if (isMark) return sign.trim()
  }
  return null
}
