import { element, sayAloud } from '../../shell/element.ts'
import { chipRow } from './post-chips.ts'
import { faultOf } from './post-field.ts'
import { inputOf, inputsOf, listed, type Place, places, thingOf } from '../kept/post-inputs.ts'
import { openSearch } from '../../shell/search-field.ts'
import type { Api } from '../../shell/api.ts'
import type { Form } from './post-form.ts'
import type { Choice, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

export type OnAudience = {
  /** The values of several inputs together; saved at once, unless `atOnce` is false. */
  typed: (typed: Record<string, string>, atOnce?: boolean) => void
  valueOf: (input: string) => string
  ask: (question: string, yes: string) => Promise<boolean>
}

/** The part *Destinataires*: nobody is chosen by default, and all agents only after two confirmations. */
export class AudiencePart {
  #titles: Map<string, string> = new Map()
  #now = element('p.now')
  #count = element('div.count-lines', { role: 'status' })
  #free = element('div.part')
  #kept = element('div.part')
  #fixed
  #to
  #rows
  #form
  #text
  #on
  #find

  constructor(place: HTMLElement, form: Form, text: Text, find: Api['find'], on: OnAudience) {
    this.#form = form
    this.#text = text
    this.#on = on
    this.#find = find
    this.#fixed = element('p.hint', {}, text('editor.correctingFixed'))
    this.#to = element('select', { id: 'to-where' }) as HTMLSelectElement
    this.#to.append(...places.map(value => element('option', { value }, text(`editor.places.${value}`))))
    this.#kept.append(form.toggle('keepAudience', text('editor.keepAudience')))
    const everyone = form.toggle('everyone', text('editor.everyone'), isOn => this.#allows(isOn))
    form.fields.get('everyone')?.control.setAttribute('role', 'switch')
    const search = this.#searchOf('add', 'recipients', text('editor.add'), text('editor.addHint'))
    const people = this.#searchOf('addPeople', 'people', text('editor.addPeople'), text('editor.addPeopleHint'))
    const focus = () => search.field
    this.#rows = places.map(one => {
      const titleOf = (input: string, value: string) => this.#titleOf(input, value)
      const dropped = (input: string, values: string[]) => on.typed({ [input]: values.join(',') })
      return chipRow(one, text, { titleOf, dropped, elsewhere: focus })
    })
    const [chosen, only, except] = this.#rows.map(({ root }) => root)
    const where = element('div.field', {}, element('label', { for: 'to-where' }, text('editor.addTo')), this.#to)
    const adding = element('fieldset.adding', {}, element('legend', {}, text('post.adding')), where)
    adding.append(search.root, people.root, this.#addresses())
    this.#free.append(everyone, ...[chosen, adding, only, except].filter(one => one !== undefined))
    place.append(this.#now, this.#count, this.#fixed, this.#kept, this.#free)
    this.#putRows()
  }

  follow({ audience, free }: WrittenPost) {
    for (const { id, chips } of audience.boxes)
      for (const { title, value } of chips) this.#titles.set(`${kindOf(id)} ${value}`, title)
    const { valueOf } = this.#on
    const isKept = free && audience.kept && valueOf('keepAudience') !== 'false'
    // The rows show what is chosen, also that nobody is; for everything else the words say who it is.
    const isNobody = valueOf('everyone') !== 'true' && inputsOf('chosen').every(input => valueOf(input) === '')
    this.#now.hidden = free && !isKept
    this.#now.textContent = this.#text('editor.now', { audience: audience.now })
    this.#count.hidden = free && !isKept && isNobody
    this.#fixed.hidden = free
    this.#kept.hidden = !free || !audience.kept
    this.#free.hidden = !free || isKept
    for (const row of this.#rows) row.show(valueOf)
  }

  /** `lines`: how many people, and who is left out. */
  showCount(lines: string[]) {
    const now = lines.join('\n')
    if (this.#count.dataset['now'] === now) return
    this.#count.dataset['now'] = now
    this.#count.replaceChildren(...lines.map((line, index) => element(index === 0 ? 'p.how-many' : 'p', {}, line)))
  }

  async #allows(isOn: boolean) {
    if (!isOn) return true
    const { ask, typed, valueOf } = this.#on
    const chosen = inputsOf('chosen').filter(input => valueOf(input) !== '')
    if (chosen.length === 0) return true
    const isSure = await ask(this.#text('post.everyone.sure'), this.#text('post.everyone.yes'))
    if (isSure) typed(Object.fromEntries(chosen.map(input => [input, ''])))
    return isSure
  }

  #searchOf(input: string, dataset: string, label: string, placeholder: string) {
    const found: Map<string, string> = new Map()
    const find: Api['find'] = async (name, typed) => {
      const choices = await this.#find(name, typed)
      for (const { title, value } of choices ?? []) found.set(value, title)
      return choices
    }
    const onChange = (values: string[]) => {
      for (const value of values) this.#add({ value, title: found.get(value) ?? value })
      if (values.length > 0) search.set([])
    }
    const options = { label, dataset, find, picked: [], multiple: false, text: this.#text, placeholder, onChange }
    const search = openSearch(element('div'), options)
    const { root, field: control } = search
    root.append(faultOf(input))
    // A found choice goes into the rows at once: the field itself stays empty.
    this.#form.put(input, { root, control, show: () => undefined, says: () => '' })
    return search
  }

  #add({ title, value: found }: Choice) {
    const [thing, value] = thingOf(found)
    const to = this.#to.value as Place
    const input = inputOf(to, thing)
    const { valueOf, typed } = this.#on
    const before = listed(valueOf(input))
    this.#titles.set(`${thing} ${value}`, title)
    if (!before.includes(value)) {
      // Choosing some means not all.
      const some = to === 'chosen' && valueOf('everyone') === 'true' ? { everyone: 'false' } : {}
      typed({ [input]: [...before, value].join(','), ...some })
    }
    sayAloud(this.#text('post.added', { title }))
  }

  #addresses() {
    const { typed, valueOf } = this.#on
    const to = () => ({ addTo: this.#to.value })
    const add = () => typed({ addAddresses: valueOf('addAddresses'), ...to() })
    const line = this.#form.line('addAddresses', this.#text('editor.addAddresses'), {
      lines: 3,
      hint: this.#text('editor.peopleHint'),
      isWhole: true,
    })
    line.addEventListener('input', () => typed(to(), false))
    const summary = element('summary', {}, this.#text('post.byAddress'))
    return element(
      'details',
      {},
      summary,
      line,
      element('button', { type: 'button', onclick: add }, this.#text('editor.addNow')),
    )
  }

  /** The three rows take the faults of their inputs. */
  #putRows() {
    for (const [index, place] of places.entries()) {
      const row = this.#rows[index]
      if (!row) continue
      for (const input of inputsOf(place)) {
        row.root.append(faultOf(input))
        const fixed = { show: () => undefined, tie: () => undefined }
        this.#form.put(input, { root: row.root, control: row.root, says: row.says, ...fixed })
      }
      row.root.tabIndex = -1
      row.root.append(element('p.mark'))
    }
  }

  #titleOf(input: string, value: string) {
    return this.#titles.get(`${kindOf(input)} ${value}`) ?? value.replaceAll('‚', ',')
  }
}

/** The kind of an input, the same in each place: `onlyGroups` → `groups`. */
function kindOf(input: string): string {
  return input.replace(/^(?:only|except)/, '').toLowerCase()
}
