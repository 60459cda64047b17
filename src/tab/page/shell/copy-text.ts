import { element } from './element.ts'

/** Teams may not let a page write to the clipboard: then the text is copied the old way. */
export async function copyText(copied: string) {
  try {
    await navigator.clipboard.writeText(copied)
  } catch {
    const before = document.activeElement as HTMLElement | null
    const area = element('textarea.heard', {}) as HTMLTextAreaElement
    area.value = copied
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
    before?.focus()
  }
}
