import { element } from './element.js'

/** @import { Text } from './words.js' */

/**
 * @param {string} input
 * @returns {string} the id of its field
 */
export function idOf(input) {
  return `f-${input}`
}

/** @param {string} input */
export const faultOf = input => element('p.fault', { id: `fault-${input}` })
/** @param {string} input */
export const markOf = input => element('p.mark', { id: `mark-${input}` })

/**
 * @param {HTMLElement} control
 * @param {string | null} fault
 * @param {string} hint
 */
export function tie(control, fault, hint) {
  if (fault === null) control.removeAttribute('aria-invalid')
  else control.setAttribute('aria-invalid', 'true')
  const ids = [fault ?? '', hint].filter(id => id !== '').join(' ')
  if (ids === '') control.removeAttribute('aria-describedby')
  else control.setAttribute('aria-describedby', ids)
}

/**
 * The caret stays where it is in what stays.
 * @param {HTMLInputElement} control
 * @param {string} value
 */
export function write(control, value) {
  const hasCaret = document.activeElement === control && control.selectionStart !== null
  const [start, end] = [control.selectionStart, control.selectionEnd]
  control.value = value
  if (hasCaret) control.setSelectionRange(start, end)
}

/**
 * @param {string} input
 * @param {HTMLElement} control
 * @param {{ label: string, hint?: string, more?: HTMLElement | null }} around
 * @returns {HTMLElement} the control with its label, and places for what is said of it
 */
export function frame(input, control, { label, hint = '', more = null }) {
  const root = element('div.field', { 'data-input': input })
  const hintLine = hint === '' ? null : element('p.hint', { id: `hint-${input}` }, hint)
  if (hintLine) control.setAttribute('aria-describedby', hintLine.id)
  root.append(element('label', { for: idOf(input) }, label), control)
  root.append(...[hintLine, more].filter(one => one !== null), faultOf(input), markOf(input))
  return root
}

/**
 * @param {Text} text
 * @param {HTMLInputElement} control
 * @param {number} max
 * @param {boolean} always said from the first character on, and not only near the end
 */
export function counterOf(text, control, max, always) {
  const seen = element('p.counter', { 'aria-hidden': 'true' })
  const heard = element('p.heard', { role: 'status' })
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  const show = () => {
    const n = control.value.length
    seen.textContent = always || n > max * 0.8 ? text('editor.summaryCount', { n, most: max }) : ''
    seen.classList.toggle('over', n > max)
  }
  // Whoever hears the page is told once they pause, and not at each key.
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
