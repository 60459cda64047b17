import { element } from '../../shell/element.ts'
import { counterOf, faultOf, frame, idOf, markOf, tie, write } from './post-field.ts'
import type { Choice, Fault } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

export type Field = {
  root: HTMLElement
  /** Takes the focus. */
  control: HTMLElement
  show: (value: string) => void
  /** The value, in words. */
  says: () => string
  /** Names the text that describes the field; else the control gets it. */
  tie?: (describedBy: string | null) => void
}
export type OnForm = { typed(input: string, value: string, isWhole: boolean): void; left(input: string): void }
/** `isSpoken`: in the language of the post; `isWhole`: counts once the field is left. */
export type Look = {
  hint?: string
  max?: number
  counts?: boolean
  lines?: number
  type?: string
  placeholder?: string
  isSpoken?: boolean
  isWhole?: boolean
}

/** The fields of the page, each named like the input of the form that has its words. */
export class Form {
  fields: Map<string, Field> = new Map()
  #text
  #on

  constructor(text: Text, on: OnForm) {
    this.#text = text
    this.#on = on
  }

  line(input: string, label: string, look: Look = {}): HTMLElement {
    const { lines = 0, type = 'text', max, placeholder = '', isSpoken = false, isWhole = false } = look
    const control = element(lines > 0 ? 'textarea' : 'input', {
      id: idOf(input),
      name: input,
      placeholder,
      autocomplete: 'off',
      ...(lines > 0 ? { rows: lines } : { type }),
      ...(isSpoken && { 'data-spoken': true }),
      oninput: () => this.#on.typed(input, control.value, !isWhole),
      onblur: () => this.#left(input, isWhole ? control.value : null),
    }) as HTMLInputElement
    const counter = max === undefined ? null : counterOf(this.#text, control, max, look.counts === true)
    const show = (value: string) => {
      if (control.value !== value) write(control, value)
      counter?.show()
    }
    const props = { label, hint: look.hint ?? '', more: counter?.root ?? null }
    return this.put(input, { root: frame(input, control, props), control, show, says: () => control.value })
  }

  choice(input: string, label: string, choices: Choice[]): HTMLElement {
    const control = element('select', {
      id: idOf(input),
      name: input,
      onchange: () => this.#on.typed(input, control.value, true),
      onblur: () => this.#left(input, null),
    }) as HTMLSelectElement
    control.append(...choices.map(({ title, value }) => element('option', { value }, title)))
    const says = () => control.selectedOptions[0]?.textContent ?? ''
    const show = (value: string) => void (control.value = value)
    return this.put(input, { root: frame(input, control, { label }), control, show, says })
  }

  /** `allows`: asked before the box is switched. */
  toggle(input: string, label: string, allows: (isOn: boolean) => Promise<boolean> = async () => true): HTMLElement {
    const control = element('input', { type: 'checkbox', id: idOf(input), name: input }) as HTMLInputElement
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
    const show = (value: string) => void (control.checked = value === 'true')
    return this.put(input, { root, control, show, says: () => this.#text(`post.${control.checked ? 'yes' : 'no'}`) })
  }

  put(input: string, field: Field): HTMLElement {
    this.fields.set(input, field)
    return field.root
  }

  /** The inputs in which nobody is writing at this moment. */
  get left(): string[] {
    const written = 'textarea, input:not([type=checkbox], [role=combobox]), [contenteditable]'
    const isWritten = (control: HTMLElement) => control.contains(document.activeElement) && control.matches(written)
    return [...this.fields].flatMap(([input, { control }]) => (isWritten(control) ? [] : [input]))
  }

  show(valueOf: (input: string) => string) {
    for (const [input, field] of this.fields) field.show(valueOf(input))
  }

  /** Each fault is shown below its field until it is mended. */
  fault(faults: readonly Fault[]) {
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

  /** A quiet line below fields that another person changed. */
  mark(inputs: string[], text: string) {
    for (const input of inputs) {
      const line = this.fields.get(input)?.root.querySelector('.mark')
      if (line) line.textContent = text
    }
  }

  /** `value`: of a field that counts only once it is left; null: it counted before. */
  #left(input: string, value: string | null) {
    if (value !== null) this.#on.typed(input, value, true)
    this.#on.left(input)
  }
}
