import { byId, element } from './element.js'

/** @import { Answer, Api } from './api.js' */
/** @import { Changed, Edition, Words } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} OnEditorial
 * @property {(edition: Edition) => void} took
 * @property {(text: string, refused: boolean) => void} say
 */

const names = /** @type {const} */ (['title', 'text', 'signature'])

/** The editorial, folded under its line. What somebody types stays while the page is drawn anew around it. */
export class Editorial {
  /** @type {Edition | null} */
  #edition = null
  /** What the fields were filled from: a change says what it was written over. */
  #seen = ''
  #place = byId('editorial')
  #summary = element('summary')
  #said = element('p.about')
  #count = element('p.typed', { id: 'editorial-count' })
  /** What somebody else saved, until the fields hold it or something newer. */
  #theirs = element('p.theirs', { hidden: '' })
  #fields
  #form
  #api
  #text
  #on

  /**
   * @param {Pick<Api, 'ask'>} api
   * @param {Text} text
   * @param {OnEditorial} on
   */
  constructor(api, text, on) {
    this.#api = api
    this.#text = text
    this.#on = on
    const field = (/** @type {typeof names[number]} */ name) => {
      const isLong = name === 'text'
      const props = { id: `editorial-${name}`, maxlength: isLong ? null : '120', rows: isLong ? '8' : null }
      const described = isLong ? { ...props, 'aria-describedby': 'editorial-count' } : props
      return /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element(isLong ? 'textarea' : 'input', described))
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

  /** @param {Edition} edition */
  show(edition) {
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

  /** @param {typeof names[number]} name */
  #row(name) {
    const label = element('label', { for: `editorial-${name}` }, this.#text(`edition.editorial.${name}`))
    return element('p.filter', {}, label, this.#fields[name], ...(name === 'text' ? [this.#count] : []))
  }

  /** @returns {boolean} whether the fields hold what nobody saved */
  get #isWrittenIn() {
    const { editorial } = this.#edition ?? {}
    return editorial !== undefined && names.some(name => this.#fields[name].value !== this.#filled[name])
  }

  #filled = { title: '', text: '', signature: '' }

  /** @param {Words} editorial */
  #fill({ seen, title, text, signature }) {
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
    const answer = /** @type {Answer<Changed>} */ (await this.#api.ask('edition/editorial', asked))
    if (answer.kind !== 'answered') return this.#on.say(this.#text('edition.notSaved'), true)
    const { kind, text: said, edition: now } = answer.value
    if (kind === 'changed') this.#filled = words
    // What somebody else wrote meanwhile is said; the next press writes over it.
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
