/**
 * Lists of Word and Outlook: paragraphs that name their list and its level in a style of their own, with the sign of
 * each item as words. `<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
 * style='mso-list:Ignore'>·…</span><![endif]>words</p>`. See the documentation of Office HTML, *mso-list*.
 */
const listed = /^l\d+\s+level(\d+)/
/** A sign that counts: 1. 1) (a) iv. a. */
const counted = /^\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)°]/i

/** `before`: the list that ended right before; deeper levels belong to it. Null: this is no item. */
export function officeItem(element: HTMLElement, before: 'bullets' | 'numbers' | null): 'bullets' | 'numbers' | null {
  if (!/^(?:p|h[1-6]|div)$/.test(element.localName)) return null
  const level = listed.exec(styleOf(element, 'mso-list'))?.[1]
  const sign = level === undefined ? signBetween(element) : signIn(element)
  if (level === undefined && sign === null) return null
  if (before && level !== undefined && level !== '1') return before
  return counted.test(sign ?? '') ? 'numbers' : 'bullets'
}

/** Whether this is the sign of an item, which is no word. */
export function isOfficeMark(element: HTMLElement): boolean {
  return styleOf(element, 'mso-list') === 'ignore'
}

/** In lower case; '' if the element's own style does not set it. */
export function styleOf(
  element: HTMLElement,
  name: 'font-weight' | 'font-style' | 'white-space' | 'display' | 'visibility' | 'mso-hide' | 'mso-list',
): string {
  const said = element.getAttribute('data-style')?.toLowerCase().split(';') ?? []
  const last = said.findLast(one => one.split(':', 1)[0]?.trim() === name)
  return (
    last
      ?.slice(last.indexOf(':') + 1)
      .replace('!important', '')
      .trim() ?? ''
  )
}

/** If the sign of an item begins with this comment: the comment at its end. */
export function endOfMark(node: Node): Node | null {
  if (!isComment(node, /^\s*\[if !supportLists\]/i)) return null
  let next = node.nextSibling
  // A sign and its spaces are a few nodes.
  for (let left = 10; next && left > 0; left--) {
    if (isComment(next, /^\s*\[endif\]/i)) return next
    next = next.nextSibling
  }
  return null
}

function signIn(element: HTMLElement) {
  const marked = element.querySelector('[data-style*="mso-list:ignore" i], [data-style*="mso-list: ignore" i]')
  return marked ? marked.textContent.trim() : signBetween(element)
}

function signBetween(element: HTMLElement) {
  const begin = [...element.childNodes].find(node => endOfMark(node) !== null)
  if (!begin) return null
  let sign = ''
  const end = endOfMark(begin)
  for (let node = begin.nextSibling; node && node !== end; node = node.nextSibling)
    if (node.nodeType !== Node.COMMENT_NODE) sign += node.textContent ?? ''
  return sign.trim()
}

function isComment(node: Node, words: RegExp) {
  return node.nodeType === Node.COMMENT_NODE && words.test(node.nodeValue ?? '')
}
