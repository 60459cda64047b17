import { element } from '../../shell/element.ts'
import type { Text } from '../../shell/page-words.ts'

export function idOf(input: string): string {
  return `f-${input}`
}

export const faultOf = (input: string) => element('p.fault', { id: `fault-${input}` })
export const markOf = (input: string) => element('p.mark', { id: `mark-${input}` })

export function tie(control: HTMLElement, fault: string | null, hint: string) {
  if (fault === null) control.removeAttribute('aria-invalid')
  else control.setAttribute('aria-invalid', 'true')
  const ids = [fault ?? '', hint].filter(id => id !== '').join(' ')
  if (ids === '') control.removeAttribute('aria-describedby')
  else control.setAttribute('aria-describedby', ids)
}

/** The caret keeps its place in the text that stays. */
export function write(control: HTMLInputElement, value: string) {
  const hasCaret = document.activeElement === control && control.selectionStart !== null
  const [start, end] = [control.selectionStart, control.selectionEnd]
  control.value = value
  if (hasCaret) control.setSelectionRange(start, end)
}

/** The control with its label, and places for its hint, its fault and its mark. */
export function frame(
  input: string,
  control: HTMLElement,
  { label, hint = '', more = null }: { label: string; hint?: string; more?: HTMLElement | null },
): HTMLElement {
  const root = element('div.field', { 'data-input': input })
  const hintLine = hint === '' ? null : element('p.hint', { id: `hint-${input}` }, hint)
  if (hintLine) control.setAttribute('aria-describedby', hintLine.id)
  root.append(element('label', { for: idOf(input) }, label), control)
  root.append(...[hintLine, more].filter(one => one !== null), faultOf(input), markOf(input))
  return root
}

/** `always`: counts from the first character on, not only near the end. */
export function counterOf(text: Text, control: HTMLInputElement, max: number, always: boolean) {
  const seen = element('p.counter', { 'aria-hidden': 'true' })
  const heard = element('p.heard', { role: 'status' })
  let pause: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    const n = control.value.length
    seen.textContent = always || n > max * 0.8 ? text('editor.summaryCount', { n, most: max }) : ''
    seen.classList.toggle('over', n > max)
  }
  // Screen readers say it after a pause in typing, and not at each key.
  const say = () => {
    clearTimeout(pause)
    pause = setTimeout(() => (heard.textContent = seen.textContent), 1_500)
  }
  control.addEventListener('input', () => {
    show()
    if (control.value.length > max * 0.8) say()
  })
  return { root: element('div', {}, seen, heard), show }
}
