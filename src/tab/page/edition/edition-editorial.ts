import { byId, element } from '../shell/element.ts'
import type { Answer, Api } from '../shell/api.ts'
import type {
  ChangedEdition,
  WrittenEdition,
  WrittenEditorial,
} from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

export type OnEditorial = {
  took: (edition: WrittenEdition) => void
  say: (text: string, refused: boolean) => void
}

const names = ['title', 'text', 'signature'] as const

/** The editorial, folded under its line. What somebody types stays while the page is drawn anew around it. */
export class Editorial {
  #edition: WrittenEdition | null = null
  /** The editorial with which the fields were filled: a change names what it overwrites. */
  #seen = ''
  #place = byId('editorial')
  #summary = element('summary')
  #said = element('p.about')
  #count = element('p.typed', { id: 'editorial-count' })
  /** The text that another person saved, until the fields have it or something newer. */
  #theirs = element('p.theirs', { hidden: '' })
  #fields
  #form
  #api
  #text
  #on

  constructor(api: Pick<Api, 'ask'>, text: Text, on: OnEditorial) {
    this.#api = api
    this.#text = text
    this.#on = on
    const field = (name: (typeof names)[number]) => {
      const isLong = name === 'text'
      const props = { id: `editorial-${name}`, maxlength: isLong ? null : '120', rows: isLong ? '8' : null }
      const described = isLong ? { ...props, 'aria-describedby': 'editorial-count' } : props
      return element(isLong ? 'textarea' : 'input', described) as HTMLInputElement | HTMLTextAreaElement
    }
    this.#fields = { title: field('title'), text: field('text'), signature: field('signature') }
    this.#fields.text.addEventListener('input', () => this.#showCount())
    this.#form = element(
      'form.editorial-form',
      {
        onsubmit: event => {
          event.preventDefault()
          void this.#save()
        },
      },
      ...names.flatMap(name => this.#row(name)),
      element('p.acts', {}, element('button.primary', { type: 'submit' }, text('edition.save'))),
    )
    this.#place.replaceChildren(this.#summary, this.#said, this.#theirs, this.#form)
  }

  show(edition: WrittenEdition) {
    const { editorial, open } = edition
    const isWrittenIn = this.#isWrittenIn
    this.#edition = edition
    this.#summary.textContent = this.#text(editorial.seen === '' ? 'edition.noEditorial' : 'edition.editorialOf', {
      title: editorial.title,
    })
    this.#said.textContent = editorial.by
    this.#said.hidden = editorial.by === ''
    this.#form.toggleAttribute('inert', !open)
    if (isWrittenIn) return
    this.#fill(editorial)
  }

  #row(name: (typeof names)[number]) {
    const label = element('label', { for: `editorial-${name}` }, this.#text(`edition.editorial.${name}`))
    return element('p.filter', {}, label, this.#fields[name], ...(name === 'text' ? [this.#count] : []))
  }

  /** Whether the fields have text that nobody saved. */
  get #isWrittenIn(): boolean {
    const { editorial } = this.#edition ?? {}
    return editorial !== undefined && names.some(name => this.#fields[name].value !== this.#filled[name])
  }

  #filled = { title: '', text: '', signature: '' }

  #fill({ seen, title, text, signature }: WrittenEditorial) {
    this.#seen = seen
    this.#theirs.hidden = true
    this.#filled = { title, text, signature }
    for (const name of names) this.#fields[name].value = this.#filled[name]
    // A textarea makes one sign of each line break.
    this.#filled = {
      title: this.#fields.title.value,
      text: this.#fields.text.value,
      signature: this.#fields.signature.value,
    }
    this.#showCount()
  }

  #showCount() {
    const most = this.#edition?.editorialMost ?? 0
    const typed = this.#fields.text.value.length
    const over = typed - most
    this.#count.textContent = this.#text(over > 0 ? 'edition.over' : 'edition.typed', { typed, most, over })
    this.#count.classList.toggle('too-long', over > 0)
    this.#fields.text.setAttribute('aria-invalid', String(over > 0))
  }

  async #save() {
    const edition = this.#edition
    if (!edition) return
    const { title, text, signature } = this.#fields
    const words = { title: title.value, text: text.value, signature: signature.value }
    const asked = { editionId: edition.id, seen: this.#seen, ...words }
    const answer = (await this.#api.ask('edition/editorial', asked)) as Answer<ChangedEdition>
    if (answer.kind !== 'answered') return this.#on.say(this.#text('edition.notSaved'), true)
    const { kind, text: said, edition: now } = answer.value
    if (kind === 'changed') this.#filled = words
    // What another person wrote meanwhile is shown; the next press overwrites it.
    else if (now && now.editorial.seen !== this.#seen) {
      const { seen, ...theirs } = now.editorial
      this.#seen = seen
      this.#theirs.hidden = seen === ''
      this.#theirs.textContent = [this.#text('edition.theirs'), theirs.title, theirs.text, theirs.signature]
        .filter(Boolean)
        .join('\n')
    }
    if (now) this.#on.took(now)
    this.#on.say(said, kind === 'refused')
  }
}
