import { drawCard } from './draw-card.ts'
import { element, sayAloud } from '../shell/element.ts'
import type { Api } from '../shell/api.ts'
import type { Acted, Press } from '../../../teams/turn/written-act.ts'
import type { Text } from '../shell/page-words.ts'

/** A place for a card, with a line above it for what Mary says: the opened card, and a further step in front of it. */
export class CardPlace {
  /** Whether somebody wrote into the present card. */
  isWrittenIn = false
  #card: Record<string, unknown> | null = null
  #isBusy = false
  #text
  #note = element('p.note', { hidden: true })
  #below = element('div.card')
  #api
  #answered: (acted: Acted, press: Press) => void

  /** `answered`: called with Mary's answer to a button of this card. */
  constructor(
    around: HTMLElement,
    text: Text,
    api: Pick<Api, 'act' | 'find'>,
    answered: (acted: Acted, press: Press) => void,
  ) {
    this.#text = text
    this.#api = api
    this.#answered = answered
    this.#below.addEventListener('input', () => (this.isWrittenIn = true))
    around.append(this.#note, this.#below)
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** Draws the card, unless it is the one that is shown already. */
  show(card: Record<string, unknown>) {
    if (JSON.stringify(card) === JSON.stringify(this.#card) && !this.isWrittenIn) return
    this.#card = card
    this.isWrittenIn = false
    const hadFocus = this.#below.contains(document.activeElement)
    try {
      const folded = (label: string) => this.say(this.#text('folded', { label }), true)
      const on = { press: (press: Press) => void this.ask(press), folded }
      this.#below.replaceChildren(drawCard(card, on, { find: this.#api.find, text: this.#text }))
    } catch {
      this.#below.replaceChildren(element('p.empty', {}, this.#text('unreadable')))
    }
    if (hadFocus) this.focus()
  }

  /** Focuses the first field with a fault, else the top of the card. */
  focus() {
    const fault = this.#below.querySelector<HTMLElement>('[aria-invalid=true]')
    this.#below.tabIndex = -1
    const target = fault ?? this.#below
    target.focus()
  }

  clear() {
    this.#card = null
    this.isWrittenIn = false
    this.#below.replaceChildren()
    this.say('')
  }

  /** An empty text removes the line. `refused`: nothing was done. */
  say(text: string, refused: boolean = false) {
    this.#note.hidden = text === ''
    this.#note.classList.toggle('refused', refused)
    this.#note.textContent = text
    if (text !== '') sayAloud(text)
  }

  /** Asks Mary, once at a time. */
  async ask(press: Press): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#below.setAttribute('aria-busy', 'true')
    this.say('')
    const answer = await this.#api.act(press)
    this.#isBusy = false
    this.#below.removeAttribute('aria-busy')
    if (answer.kind === 'answered') this.#answered(answer.value, press)
    else if (answer.kind === 'too-fast')
      this.say(this.#text('slower', { seconds: Math.ceil((answer.retryMs ?? 1000) / 1000) }), true)
    else this.say(this.#text(answer.kind === 'away' ? 'unsure' : answer.kind), true)
  }
}
