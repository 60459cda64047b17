import { byId, element } from './element.js'
import { carryReleases } from './week-carry.js'
import { dayHere } from './week-days.js'
import { letDragReleases } from './week-drag.js'
import { Moves } from './week-moves.js'
import { askWhen } from './week-when.js'

/** @import { Names } from './week-days.js' */
/** @import { OnMoves } from './week-moves.js' */
/** @import { Api } from './api.js' */
/** @import { Release, Slot, Week } from './week-types.js' */
/** @import { WeekView } from './week-view.js' */
/** @import { Text } from './words.js' */

/**
 * What the page tells whoever moves parutions. `week`: as it was read last; `reach`: shows this day, if it is not shown.
 * `more`: a button beside what was said last.
 * @typedef {Omit<OnMoves, 'back' | 'moved'> & { week(): Week | null, reach(day: string): Promise<void>,
 *   more(button: HTMLElement): void }} OnMoving
 */

/** What a parution without a day is offered. */
const usualTime = '09:00'

/** The three ways in which a parution is moved: dragged, carried by keys, or by a day and an hour that are typed. */
export class Moving {
  #isDragging = false
  /**
   * What the mouse holds, as it was read when it was taken up: a move says which time it changes.
   * @type {Release | undefined}
   */
  #held
  #text
  #days
  #view
  #on
  #moves
  #carry

  /**
   * @param {{ api: Pick<Api, 'ask'>, text: Text, days: Names, view: WeekView }} given
   * @param {OnMoving} on
   */
  constructor({ api, text, days, view }, on) {
    this.#text = text
    this.#view = view
    this.#on = on
    this.#days = days
    this.#moves = new Moves(api, text, {
      ...on,
      back: release => view.focus(release),
      moved: (release, slot) => this.#offerBack(release, slot),
    })
    this.#carry = carryReleases(text, days, () => on.week()?.today ?? dayHere(), {
      show: (_release, slot) => void this.#hold(slot),
      drop: (release, slot) => void this.#moves.move(release, slot),
      giveUp: release => view.focus(release),
      other: ['type', (release, slot) => void this.#type(release, slot)],
    })
    letDragReleases(byId('week'), {
      begin: id => {
        this.#isDragging = true
        this.#held = this.#releaseOf(id)
      },
      drop: day => this.#dropped(day),
      end: () => {
        this.#isDragging = false
        on.changed()
      },
    })
  }

  /** @returns {boolean} whether one is held by the mouse: nothing is drawn anew under it */
  get isDragging() {
    return this.#isDragging
  }

  /** @returns {boolean} whether one is carried by keys, wherever that leads */
  get isCarrying() {
    return this.#carry.held !== null
  }

  /** @returns {boolean} whether Mary was asked for one and has not answered */
  get isAnyOnItsWay() {
    return this.#moves.isAny
  }

  /**
   * @param {Release} release
   * @returns {Release} where it is put
   */
  placed(release) {
    return this.#moves.placed(release)
  }

  /**
   * @param {string} id
   * @param {boolean} isByKeys
   */
  take(id, isByKeys) {
    const release = this.#releaseOf(id)
    if (!release) return
    if (isByKeys) this.#carry.start(release, this.#offered(release))
    else void this.#type(release, this.#offered(release))
  }

  /** @param {string} day */
  #dropped(day) {
    const release = this.#held
    if (!release || release.day === day) return
    if (release.time === '') void this.#type(release, { day, time: usualTime })
    else void this.#moves.move(release, { day, time: release.time })
  }

  /**
   * @param {Release} release as it was read when its form was opened
   * @param {Slot} slot
   */
  async #type(release, slot) {
    const typed = await askWhen(release, slot, this.#text)
    if (typed === null) this.#view.focus(release)
    else await this.#moves.move(release, typed)
  }

  /**
   * A slip of the hand is undone by another move, which warns as any other does.
   * @param {Release} release as it lay before; without a day, or on one that has passed, it has no way back
   * @param {Slot} slot to which it was moved: if somebody moves it from there, Mary says who, and it stays
   */
  #offerBack({ id, day, time }, slot) {
    const today = this.#on.week()?.today ?? dayHere()
    const put = this.#releaseOf(id)
    const liesThere = (/** @type {Release | undefined} */ one) => one?.day === slot.day && one.time === slot.time
    if (day < today || !put || !liesThere(put)) return
    const when = this.#text('week.at', { day: this.#days.long(day), time: this.#days.clock(time) })
    const press = () => {
      const now = this.#releaseOf(id)
      void this.#moves.move(now && liesThere(now) ? now : put, { day, time })
    }
    this.#on.more(element('button', { type: 'button', onclick: press }, this.#text('week.putBack', { when })))
  }

  /** @param {Slot | null} slot where a parution is held over */
  async #hold(slot) {
    if (slot) await this.#on.reach(slot.day)
    const { held } = this.#carry
    this.#view.hold(held && slot ? { release: held.thing, slot: held.where } : null)
  }

  /** @param {Release} release */
  #offered({ day, time }) {
    const { from, today: now } = this.#on.week() ?? { from: dayHere(), today: dayHere() }
    return day === '' ? { day: from > now ? from : now, time: usualTime } : { day, time }
  }

  /** @param {string} id */
  #releaseOf(id) {
    const week = this.#on.week()
    return [...(week?.releases ?? []), ...(week?.undated ?? [])].find(one => one.id === id)
  }
}
