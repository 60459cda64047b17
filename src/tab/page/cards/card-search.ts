import { folded } from '../shell/folded.ts'
import { openSearch, type Search } from '../shell/search-field.ts'
import type { Choice } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

const { ChoiceSetInput, GlobalRegistry } = AdaptiveCards

/**
 * A field of a card that searches among what Mary knows, as Teams draws it and the library does not
 * (`choices.data`).
 */
export type Searching = { find(dataset: string, text: string): Promise<Choice[] | null>; text: Text }
export class CardSearch extends ChoiceSetInput {
  dataset: string | undefined
  searching: Searching | undefined
  #search: Search | undefined

  override internalParse(
    source: Record<string, { dataset?: string } | undefined>,
    context: InstanceType<typeof AdaptiveCards.SerializationContext>,
  ) {
    super.internalParse(source, context)
    this.dataset = source['choices.data']?.dataset
  }

  override internalRender() {
    const { dataset, searching } = this
    if (dataset === undefined || searching === undefined) return super.internalRender()
    const own = this.choices.map(({ title = '', value = '' }) => ({ title, value }))
    const chosen = (this.defaultValue ?? '').split(',').filter(value => value !== '')
    const place = document.createElement('div')
    this.#search = openSearch(place, {
      label: '',
      dataset,
      find: async (name, typed) => {
        const near = own.filter(({ title }) => folded(title).includes(folded(typed)))
        const found = await searching.find(name, typed)
        if (found === null && near.length === 0) return null
        return [...new Map([...near, ...(found ?? [])].map(one => [one.value, one])).values()]
      },
      picked: chosen.map(value => own.find(one => one.value === value) ?? { title: value, value }),
      multiple: this.isMultiSelect,
      onChange: () => this.valueChanged(),
      text: searching.text,
      placeholder: this.placeholder ?? '',
    })
    return place
  }

  /** The library ties the label to what it drew; here to the field within. */
  override updateInputControlAriaLabelledBy() {
    super.updateInputControlAriaLabelledBy()
    const around = this.#search?.root.parentElement
    const names = around?.getAttribute('aria-labelledby')
    if (!names) return
    this.#search?.field.setAttribute('aria-labelledby', names)
    around?.removeAttribute('aria-labelledby')
  }

  override get value() {
    return this.#search ? this.#search.values().join(',') || undefined : super.value
  }

  override isSet() {
    return this.#search ? this.#search.values().length > 0 : super.isSet()
  }

  override isValid() {
    return this.#search ? !this.isRequired || this.isSet() : super.isValid()
  }

  override focus() {
    if (this.#search) this.#search.field.focus()
    else super.focus()
  }
}

GlobalRegistry.elements.register('Input.ChoiceSet', CardSearch)
