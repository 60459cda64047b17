import { byId, say, sayAloud } from '../shell/element.ts'
import { actsOf, itemOf } from './edition-cards.ts'
import { carryLines } from './edition-carry.ts'
import { letDragLines } from './edition-drag.ts'
import { Editorial } from './edition-editorial.ts'
import { showHead } from './edition-head.ts'
import { Moves } from './edition-moves.ts'
import { beside, lineIn } from './placed-lines.ts'
import { PlanView } from './drawn-edition.ts'
import { askWhere } from './edition-where.ts'
import { OpenedCard } from '../cards/opened-card.ts'
import type { Answer, Api } from '../shell/api.ts'
import type { Place } from './edition-types.ts'
import type { WrittenEdition, WrittenLine, NoEdition } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

/** Connects what a person does with the flat plan to what Mary says and is asked. */
export class EditionPage {
  #edition: WrittenEdition | null = null
  /** '': the edition under composition, if there is only one. */
  #reference = new URL(location.href).searchParams.get('edition')?.slice(0, 40) ?? ''
  #isDragging = false
  #api
  #text
  #head
  #view
  #editorial
  #moves
  #carry
  #card
  #look

  constructor({ api, text, look }: { api: Api; text: Text; look(): Promise<Answer<unknown>> }) {
    this.#api = api
    this.#text = text
    this.#look = look
    const took = (edition: WrittenEdition) => this.#take(edition)
    this.#view = new PlanView(text, {
      open: line => void this.#card.open(itemOf(line, this.#edition?.id ?? '')),
      step: (line, step) => this.#step(line, step),
      carry: (line, isByKeys) => (isByKeys ? this.#carry(line, this.#sections) : void this.#choose(line.id)),
    })
    this.#moves = new Moves(api, text, {
      edition: () => this.#edition,
      changed: () => this.#draw(),
      took,
      say,
      look,
    })
    const move = (id: string, place: Place) => void this.#moves.move(id, place)
    const hold = (id: string, place: Place | null) => this.#view.hold(place && { id, place })
    this.#carry = carryLines(text, {
      show: hold,
      drop: (id, place) => {
        move(id, place)
        this.#view.focus(id)
      },
      choose: id => void this.#choose(id),
      giveUp: id => this.#view.focus(id),
    })
    letDragLines(byId('plan'), {
      begin: () => (this.#isDragging = true),
      over: hold,
      drop: move,
      end: () => {
        this.#isDragging = false
        this.#draw()
      },
    })
    this.#editorial = new Editorial(api, text, { took, say })
    this.#card = new OpenedCard(api, text, {
      markOpen: id => this.#view.markOpen(id),
      lineOf: id => this.#view.find(`open ${id}`),
      changed: () => void look(),
      back: text('edition.backTo'),
    })
    this.#head = showHead(text, {
      choose: reference => void this.#want(reference),
      preview: () => void this.#preview(),
      // Mary asks about the e-mail on its card.
      mail: verb => {
        const item = actsOf(this.#edition, text)
        void this.#card.open({ ...item, open: { ...item.open, verb } })
      },
      acts: () => void this.#card.open(actsOf(this.#edition, text)),
    })
  }

  /** The answer about the edition that is wanted when the answer comes. */
  async read(): Promise<Answer<WrittenEdition | NoEdition>> {
    const reference = this.#reference
    const answer = (await this.#api.ask('edition', { reference })) as Answer<WrittenEdition | NoEdition>
    return reference === this.#reference ? answer : this.read()
  }

  show(value: WrittenEdition | NoEdition) {
    this.#head.offer(value.editions, value.kind === 'edition' ? value.reference : this.#reference)
    for (const part of ['acts', 'stands', 'editorial']) byId(part).toggleAttribute('hidden', value.kind === 'none')
    if (value.kind === 'none') {
      this.#edition = null
      byId('title').textContent = value.text
      return byId('plan').replaceChildren()
    }
    const before = this.#edition
    if (before?.mark === value.mark) return
    const isOthers = before?.id === value.id && before.revision !== value.revision && !this.#moves.isAny
    if (isOthers) sayAloud(this.#text('edition.changed'))
    this.#take(value)
  }

  #take(edition: WrittenEdition) {
    // The awaited printing is there.
    const isThere = edition.reads.length > 0 && !edition.isPrinting
    if (isThere && byId('said').textContent === this.#text('edition.isPrinting')) byId('said').hidden = true
    this.#edition = edition
    this.#draw()
    this.#card.follow([
      actsOf(edition, this.#text),
      ...edition.sections.flatMap(one => one.lines).map(line => itemOf(line, edition.id)),
    ])
  }

  get #sections() {
    return this.#moves.placed(this.#edition?.sections ?? [])
  }

  #draw() {
    const edition = this.#edition
    if (!edition || this.#isDragging) return
    this.#head.show(edition)
    this.#editorial.show(edition)
    this.#view.draw(edition, this.#sections)
  }

  #step({ id }: WrittenLine, step: 1 | -1) {
    const place = beside(this.#sections, id, step)
    if (place) void this.#moves.move(id, place)
  }

  async #choose(id: string) {
    const line = lineIn(this.#sections, id)
    const section = line && (await askWhere(line, this.#sections, this.#text))
    const isThere = this.#sections.some(one => one.id === section && one.lines.some(other => other.id === id))
    if (section && !isThere) void this.#moves.move(id, { section, before: null })
    this.#view.focus(id)
  }

  async #want(reference: string) {
    this.#reference = reference
    history.replaceState(null, '', `?${new URLSearchParams({ edition: reference })}`)
    byId('said').hidden = true
    await this.#look()
  }

  async #preview() {
    const { id = '', isPrinting = true } = this.#edition ?? {}
    if (isPrinting) return
    const answer = await this.#api.act({ verb: 'edition.preview', data: { editionId: id } })
    if (answer.kind !== 'answered') say(this.#text('edition.notAsked'), true)
    else if (answer.value.kind === 'note') say(answer.value.text, answer.value.refused === true)
    else say(this.#text('edition.isPrinting'), false)
    await this.#look()
  }
}
