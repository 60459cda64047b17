import { element } from './element.js'
import { counterOf, faultOf, frame, idOf, markOf, tie, write } from './post-field.js'

/** @import { Choice, Fault } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} Field
 * @property {HTMLElement} root
 * @property {HTMLElement} control what takes the focus
 * @property {(value: string) => void} show
 * @property {() => string} says what it holds, in words
 * @property {(describedBy: string | null) => void} [tie] says by which text it is described; else its control says it
 */
/** @typedef {{ typed(input: string, value: string, isWhole: boolean): void, left(input: string): void }} OnForm */
/** @typedef {{ hint?: string, max?: number, counts?: boolean, lines?: number, type?: string, placeholder?: string,
 *   isSpoken?: boolean, isWhole?: boolean }} Look `isSpoken`: in the language of the post; `isWhole`: counts once it
 *   is left */

/** The fields of the page, each named as the input of the form whose words it holds. */
export class Form {
  /** @type {Map<string, Field>} */
  fields = new Map()
  #text
  #on

  /**
   * @param {Text} text
   * @param {OnForm} on
   */
  constructor(text, on) {
    this.#text = text
    this.#on = on
  }

  /**
   * @param {string} input
   * @param {string} label
   * @param {Look} [look]
   * @returns {HTMLElement}
   */
  line(input, label, look = {}) {
    const { lines = 0, type = 'text', max, placeholder = '', isSpoken = false, isWhole = false } = look
    const control = /** @type {HTMLInputElement} */ (
      element(lines > 0 ? 'textarea' : 'input', {
        id: idOf(input),
        name: input,
        placeholder,
        autocomplete: 'off',
        ...(lines > 0 ? { rows: lines } : { type }),
        ...(isSpoken && { 'data-spoken': true }),
        oninput: () => this.#on.typed(input, control.value, !isWhole),
        onblur: () => this.#left(input, isWhole ? control.value : null),
      })
    )
    const counter = max === undefined ? null : counterOf(this.#text, control, max, look.counts === true)
    const show = (/** @type {string} */ value) => {
      if (control.value !== value) write(control, value)
      counter?.show()
    }
    const props = { label, hint: look.hint ?? '', more: counter?.root ?? null }
    return this.put(input, { root: frame(input, control, props), control, show, says: () => control.value })
  }

  /**
   * @param {string} input
   * @param {string} label
   * @param {Choice[]} choices
   * @returns {HTMLElement}
   */
  choice(input, label, choices) {
    const control = /** @type {HTMLSelectElement} */ (
      element('select', {
        id: idOf(input),
        name: input,
        onchange: () => this.#on.typed(input, control.value, true),
        onblur: () => this.#left(input, null),
      })
    )
    control.append(...choices.map(({ title, value }) => element('option', { value }, title)))
    const says = () => control.selectedOptions[0]?.textContent ?? ''
    const show = (/** @type {string} */ value) => void (control.value = value)
    return this.put(input, { root: frame(input, control, { label }), control, show, says })
  }

  /**
   * @param {string} input
   * @param {string} label
   * @param {(isOn: boolean) => Promise<boolean>} [allows] asked before it is switched
   * @returns {HTMLElement}
   */
  toggle(input, label, allows = async () => true) {
    const control = /** @type {HTMLInputElement} */ (
      element('input', { type: 'checkbox', id: idOf(input), name: input })
    )
    control.onchange = async () => {
      const isOn = control.checked
      if (await allows(isOn)) this.#on.typed(input, String(isOn), true)
      else control.checked = !isOn
    }
    const root = element(
      'div.field.toggle',
      { 'data-input': input },
      control,
      element('label', { for: idOf(input) }, label),
    )
    root.append(faultOf(input), markOf(input))
    const show = (/** @type {string} */ value) => void (control.checked = value === 'true')
    return this.put(input, { root, control, show, says: () => this.#text(`post.${control.checked ? 'yes' : 'no'}`) })
  }

  /**
   * @param {string} input
   * @param {Field} field
   * @returns {HTMLElement}
   */
  put(input, field) {
    this.fields.set(input, field)
    return field.root
  }

  /** @returns {string[]} the inputs that nobody is writing into right now */
  get left() {
    const written = 'textarea, input:not([type=checkbox], [role=combobox]), [contenteditable]'
    const isWritten = (/** @type {HTMLElement} */ control) =>
      control.contains(document.activeElement) && control.matches(written)
    return [...this.fields].flatMap(([input, { control }]) => (isWritten(control) ? [] : [input]))
  }

  /** @param {(input: string) => string} valueOf */
  show(valueOf) {
    for (const [input, field] of this.fields) field.show(valueOf(input))
  }

  /** @param {readonly Fault[]} faults each said below its field, until it is mended */
  fault(faults) {
    for (const [input, field] of this.fields) {
      const text = faults.find(one => one.field === input)?.text ?? ''
      const line = field.root.querySelector(`#fault-${CSS.escape(input)}`)
      if (!line || line.textContent === text) continue
      line.textContent = text
      const said = text === '' ? null : line.id
      if (field.tie) field.tie(said)
      else tie(field.control, said, field.root.querySelector('.hint')?.id ?? '')
    }
  }

  /**
   * A quiet line below fields that somebody else changed.
   * @param {string[]} inputs
   * @param {string} text
   */
  mark(inputs, text) {
    for (const input of inputs) {
      const line = this.fields.get(input)?.root.querySelector('.mark')
      if (line) line.textContent = text
    }
  }

  /**
   * @param {string} input
   * @param {string | null} value what counts only now
   */
  #left(input, value) {
    if (value !== null) this.#on.typed(input, value, true)
    this.#on.left(input)
  }
}
