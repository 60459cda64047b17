import { debounce, h } from '../dom.js'
import { state } from '../state.js'
import { town } from '../town.js'

/** Teams asks the directory itself; whatever else a card names, it asks the bot. */
const peopleDataset = 'graph.microsoft.com/users'
const typedForMs = 150
const shownMost = 10

const { ChoiceSetInput, GlobalRegistry } = AdaptiveCards
let fields = 0

/**
 * A search of a card, as Teams draws it and the library does not: `style: filtered`, from the choices of the card and
 * from a dataset (`choices.data`), for one choice or several.
 */
class SearchField extends ChoiceSetInput {
  internalParse(source, context) {
    super.internalParse(source, context)
    this.dataset = source['choices.data']?.dataset
  }

  internalRender() {
    if (this.style !== 'filtered' && this.dataset === undefined) return super.internalRender()
    const wanted = (this.defaultValue ?? '').split(',').filter(one => one !== '')
    this.picked = wanted.map(value => ({ value, title: this.choices.find(one => one.value === value)?.title ?? value }))
    this.offered = []
    const id = `search-field-${fields++}`
    this.tags = h('ul.picked', { 'aria-label': 'Choisis', hidden: true })
    this.list = h('ul.found', { id, role: 'listbox', hidden: true })
    this.field = h('input.ac-input.ac-textInput', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      'aria-expanded': 'false',
      'aria-controls': id,
      'aria-autocomplete': 'list',
      placeholder: this.placeholder ?? '',
      oninput: debounce(() => this.look(), typedForMs),
      onfocus: () => this.look(),
      onblur: () => setTimeout(() => this.fold(), typedForMs),
      onkeydown: event => this.onKey(event),
    })
    if (!this.isMultiSelect) this.field.value = this.picked[0]?.title ?? ''
    this.showTags()
    return h('div.search-field', {}, this.tags, this.field, this.list)
  }

  /** The library names what it drew: here the field within. */
  updateInputControlAriaLabelledBy() {
    super.updateInputControlAriaLabelledBy()
    const around = this.field?.parentElement
    const names = around?.getAttribute('aria-labelledby')
    if (!names) return
    this.field.setAttribute('aria-labelledby', names)
    around.removeAttribute('aria-labelledby')
  }

  get value() {
    return this.field === undefined ? super.value : this.picked.map(({ value }) => value).join(',') || undefined
  }

  isSet() {
    return this.field === undefined ? super.isSet() : this.picked.length > 0
  }

  isValid() {
    return this.field === undefined ? super.isValid() : true
  }

  focus() {
    if (this.field === undefined) super.focus()
    else this.field.focus()
  }

  async look() {
    const text = this.field.value.trim()
    if (!this.isMultiSelect && this.picked[0]?.title !== text) this.picked = []
    const folded = fold(text)
    const own = this.choices.filter(({ title }) => fold(title).includes(folded))
    const others = text === '' || this.dataset === undefined ? [] : await find(this.dataset, text)
    if (this.field.value.trim() !== text) return
    const all = new Map([...own, ...others].map(one => [one.value, one]))
    this.offered = [...all.values()].slice(0, shownMost)
    this.at = -1
    this.showFound(text)
  }

  showFound(text) {
    const none = this.offered.length === 0 && text !== ''
    this.list.replaceChildren(
      ...this.offered.map((one, index) =>
        h(
          'li',
          { role: 'option', id: `${this.list.id}-${index}`, onmousedown: event => this.take(event, one) },
          one.title,
        ),
      ),
      ...(none ? [h('li.none', { role: 'option', 'aria-disabled': 'true' }, 'Rien à ce nom.')] : []),
    )
    this.list.hidden = this.offered.length === 0 && !none
    this.field.setAttribute('aria-expanded', String(!this.list.hidden))
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      this.move(step)
    } else if (event.key === 'Enter' && this.offered[this.at] !== undefined) this.take(event, this.offered[this.at])
    else if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault()
      this.fold()
    }
  }

  move(step) {
    const most = this.offered.length
    if (most === 0) return
    this.at = (this.at + step + most) % most
    const options = [...this.list.children]
    for (const [index, option] of options.entries()) option.setAttribute('aria-selected', String(index === this.at))
    this.field.setAttribute('aria-activedescendant', options[this.at].id)
    options[this.at].scrollIntoView({ block: 'nearest' })
  }

  take(event, { title, value }) {
    event.preventDefault()
    const others = this.isMultiSelect ? this.picked.filter(one => one.value !== value) : []
    this.picked = [...others, { title, value }]
    this.field.value = this.isMultiSelect ? '' : title
    this.showTags()
    this.fold()
  }

  fold() {
    this.list.hidden = true
    this.field.setAttribute('aria-expanded', 'false')
    this.field.removeAttribute('aria-activedescendant')
  }

  showTags() {
    if (!this.isMultiSelect) return
    this.tags.hidden = this.picked.length === 0
    this.tags.replaceChildren(
      ...this.picked.map(({ title, value }) =>
        h(
          'li',
          {},
          title,
          h('button', { type: 'button', 'aria-label': `Retirer ${title}`, onclick: () => this.drop(value) }, '×'),
        ),
      ),
    )
  }

  drop(value) {
    this.picked = this.picked.filter(one => one.value !== value)
    this.showTags()
    this.field.focus()
  }
}

GlobalRegistry.elements.register('Input.ChoiceSet', SearchField)

async function find(dataset, text) {
  if (dataset.split('?')[0] !== peopleDataset) return (await town.search(state.me.id, { dataset, text })).results
  const { people } = await town.people({ search: text, limit: shownMost })
  return people.map(({ id, displayName, department }) => ({
    value: id,
    title: department === null ? displayName : `${displayName} (${department})`,
  }))
}

function fold(text) {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
