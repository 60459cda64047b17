import { CardPlace } from './card-place.ts'
import { byId, element } from '../shell/element.ts'
import { followPage } from '../shell/follow-page.ts'
import { openStep } from './further-step.ts'
import type { Api } from '../shell/api.ts'
import type { Acted, Press } from '../../../teams/turn/written-act.ts'
import type { WrittenItem } from '../../../teams/desk/written-desk.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The list beside the opened card. `markOpen`: its item; null: none. `lineOf`: where the focus goes back to; `changed`:
 * something was done in the card; `back`: the words of the button that closes it.
 */
export type Beside = {
  markOpen(id: string | null): void
  lineOf(id: string): HTMLElement | undefined
  changed(): void
  back?: string
}

/** The one opened card, beside the list that it was opened from or, on a narrow screen, in its place. */
export class OpenedCard {
  #item: WrittenItem | null = null
  #place: CardPlace | null = null
  /** Whether its line was in the lists when they were read last. */
  #isListed = true
  /** Whether the card is the one that its line opens, and no answer to a button. */
  #isAsOpened = false
  #api
  #text
  #beside

  constructor(api: Api, text: Text, beside: Beside) {
    this.#api = api
    this.#text = text
    this.#beside = beside
    byId('opened').addEventListener('keydown', ({ key }) => key === 'Escape' && this.close())
    this.#empty()
  }

  async open(item: WrittenItem) {
    const region = byId('opened')
    const title = element('h2.heard', { id: 'opened-title' }, item.title)
    const back = element(
      'button.back',
      { type: 'button', onclick: () => this.close() },
      element('span', { 'aria-hidden': 'true' }, '←'),
      this.#beside.back ?? this.#text('back'),
    )
    region.replaceChildren(title, back)
    const place = new CardPlace(region, this.#text, this.#api, (...answered) => this.#answered(place, ...answered))
    this.#item = item
    this.#isListed = true
    this.#place = place
    this.#isAsOpened = true
    this.#beside.markOpen(item.id)
    document.body.dataset['open'] = ''
    region.focus({ preventScroll: true })
    region.scrollTo(0, 0)
    await place.ask(item.open)
  }

  close() {
    const item = this.#item
    this.#item = null
    this.#place = null
    delete document.body.dataset['open']
    this.#beside.markOpen(null)
    this.#empty()
    if (item) (this.#beside.lineOf(item.id) ?? byId('main')).focus()
  }

  /** Changes elsewhere refresh the card here, unless somebody is writing into it. */
  follow(items: WrittenItem[]) {
    const before = this.#item
    if (!before) return
    this.#beside.markOpen(before.id)
    const now = items.find(item => item.id === before.id)
    const isGone = !now && this.#isListed
    this.#isListed = now !== undefined
    // A line that comes back, as with its week, is compared with its earlier state.
    if (now) this.#item = now
    const isOther = now ? now.line !== before.line || now.title !== before.title : isGone
    if (isOther && before.line !== '') void this.#look()
  }

  /** `press` undefined: this is the last answer of a further step. */
  #answered(place: CardPlace, acted: Acted, press?: Press) {
    if (this.#place !== place) return
    const isOpening = press !== undefined && press === this.#item?.open
    if (acted.kind === 'page') return followPage(acted.page)
    if (acted.kind === 'dialog') openStep(this.#text, this.#api, acted, last => this.#answered(place, last))
    else if (acted.kind === 'card') place.show(acted.card)
    else if (acted.kind === 'note') place.say(acted.text, acted.refused)
    else if (!isOpening) place.say(this.#text('done'))
    if (isOpening || acted.kind === 'dialog') return
    this.#isAsOpened &&= acted.kind !== 'card'
    this.#beside.changed()
    if (press === undefined && acted.kind !== 'card') void this.#look()
  }

  /** Draws the present card anew; nobody asked for it, so nothing is said if that fails. */
  async #look() {
    const place = this.#place
    const isFree = () => this.#place === place && this.#isAsOpened && !place?.isWrittenIn && !place?.isBusy
    if (!this.#item || !isFree()) return
    const answer = await this.#api.act(this.#item.open)
    if (isFree() && answer.kind === 'answered' && answer.value.kind === 'card') place?.show(answer.value.card)
  }

  #empty() {
    byId('opened').replaceChildren(
      element('h2.heard', { id: 'opened-title' }, this.#text('opened')),
      element('p.empty', {}, this.#text('choose')),
    )
  }
}
