import { byId, element, sayAloud } from './element.ts'
import type { Text } from './page-words.ts'

/**
 * What is carried, and what becomes of it. `steps`: what each key adds; `other`: the button that leads to a form
 * instead, and the key of its words.
 */
export type OnCarry<Thing, Where, Step> = {
  steps: Readonly<Record<string, Step>>
  moved: (thing: Thing, where: Where, step: Step) => Where
  valueOf: (thing: Thing, where: Where) => { says: string; now: number; min: number; max: number }
  /** `where`: what the thing is held over; null: nothing any more. */
  show: (thing: Thing, where: Where | null) => void
  drop: (thing: Thing, where: Where) => void
  giveUp: (thing: Thing) => void
  other: [key: string, press: (thing: Thing, where: Where) => void]
}

/**
 * Something that is carried by keys alone. The bar at the foot of the page has the focus meanwhile: it is a slider, to
 * which screen readers pass the arrow keys, and whose value they say after each.
 */
export class Carry<Thing extends { title: string }, Where, Step> {
  #held: { thing: Thing; where: Where } | null = null
  #place = byId('carry')
  #text
  #on
  #slider = element('div.where', { id: 'carried', role: 'slider', tabindex: '0' })

  constructor(text: Text, on: OnCarry<Thing, Where, Step>) {
    this.#text = text
    this.#on = on
    this.#place.addEventListener('keydown', event => this.#key(event))
  }

  get held() {
    return this.#held
  }

  start(thing: Thing, where: Where) {
    const [text, on] = [this.#text, this.#on]
    const button = (key: string, press: () => void) => element('button', { type: 'button', onclick: press }, text(key))
    const says = text('carried', { title: thing.title })
    this.#slider.setAttribute('aria-label', says)
    const drop = button('drop', () => this.#end(on.drop))
    drop.classList.add('primary')
    const [key, press] = on.other
    const other = button(key, () => this.#end(press))
    const giveUp = button('giveUp', () => this.#giveUp())
    const acts = element('p.acts', {}, drop, other, giveUp)
    this.#place.replaceChildren(element('p.what', {}, says), this.#slider, element('p.keys', {}, text('keys')), acts)
    this.#place.hidden = false
    this.#show(thing, where)
    this.#slider.focus()
  }

  /** The thing is back where it was, or on its way. */
  #end(then: (thing: Thing, where: Where) => void) {
    const held = this.#held
    if (!held) return
    this.#held = null
    this.#place.hidden = true
    this.#place.replaceChildren()
    this.#on.show(held.thing, null)
    then(held.thing, held.where)
  }

  #giveUp() {
    this.#end(thing => {
      sayAloud(this.#text('gaveUp', { title: thing.title }))
      this.#on.giveUp(thing)
    })
  }

  #key(event: KeyboardEvent) {
    const { key, target } = event
    if (!this.#held || (key !== 'Escape' && target !== this.#slider)) return
    const { thing, where } = this.#held
    const step = this.#on.steps[key]
    if (step) this.#show(thing, this.#on.moved(thing, where, step))
    // The key that took it up may still be held down.
    else if ((key === 'Enter' || key === ' ') && !event.repeat) this.#end(this.#on.drop)
    else if (key === 'Escape') this.#giveUp()
    else return
    event.preventDefault()
  }

  #show(thing: Thing, where: Where) {
    this.#held = { thing, where }
    const { says, now, min, max } = this.#on.valueOf(thing, where)
    this.#slider.textContent = says
    for (const [name, value] of Object.entries({ valuetext: says, valuenow: now, valuemin: min, valuemax: max }))
      this.#slider.setAttribute(`aria-${name}`, String(value))
    this.#on.show(thing, where)
  }
}
