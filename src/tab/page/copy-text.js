import { element } from './element.js'

/**
 * Teams may not let a page write to the clipboard: then the text is copied the old way.
 * @param {string} copied
 */
export async function copyText(copied) {
  try {
    await navigator.clipboard.writeText(copied)
  } catch {
    const before = /** @type {HTMLElement | null} */ (document.activeElement)
    const area = /** @type {HTMLTextAreaElement} */ (element('textarea.heard', {}))
    area.value = copied
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
    before?.focus()
  }
}
