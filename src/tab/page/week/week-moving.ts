import { byId, element } from '../shell/element.ts'
import { carryReleases } from './week-carry.ts'
import { dayHere, type Names } from './drawn/week-days.ts'
import { letDragReleases } from './week-drag.ts'
import { Moves, type OnMoves } from './week-moves.ts'
import { askWhen } from './week-when.ts'
import type { Api } from '../shell/api.ts'
import type { Slot } from './drawn/week-types.ts'
import type { WrittenRelease, WrittenWeek } from '../../../teams/week/drawn/written-week.ts'
import type { WeekView } from './drawn/week-view.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * Callbacks of the page for moves. `week`: as it was read last; `reach`: shows this day, if it is not shown; `more`: a
 * button beside the last message.
 */
export type OnMoving = Omit<OnMoves, 'back' | 'moved'> & {
  week(): WrittenWeek | null
  reach(day: string): Promise<void>
  more(button: HTMLElement): void
}

/** Offered for a release without an hour. */
const usualTime = '09:00'

/** The three ways in which a release is moved: dragged, carried by keys, or by a day and an hour that are typed. */
export class Moving {
  #isDragging = false
  /** What the mouse holds, as it was read when it was taken up: a move names the time that it changes. */
  #held: WrittenRelease | undefined
  #text
  #days
  #view
  #on
  #moves
  #carry

  constructor(
    { api, text, days, view }: { api: Pick<Api, 'ask'>; text: Text; days: Names; view: WeekView },
    on: OnMoving,
  ) {
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

  /** Whether the mouse holds a release: nothing is drawn anew under it. */
  get isDragging(): boolean {
    return this.#isDragging
  }

  get isCarrying(): boolean {
    return this.#carry.held !== null
  }

  get isAnyOnItsWay(): boolean {
    return this.#moves.isAny
  }

  /** The release where it was put. */
  placed(release: WrittenRelease): WrittenRelease {
    return this.#moves.placed(release)
  }

  take(id: string, isByKeys: boolean) {
    const release = this.#releaseOf(id)
    if (!release) return
    if (isByKeys) this.#carry.start(release, this.#offered(release))
    else void this.#type(release, this.#offered(release))
  }

  #dropped(day: string) {
    const release = this.#held
    if (!release || release.day === day) return
    if (release.time === '') void this.#type(release, { day, time: usualTime })
    else void this.#moves.move(release, { day, time: release.time })
  }

  /** `release`: as it was read when its form was opened. */
  async #type(release: WrittenRelease, slot: Slot) {
    const typed = await askWhen(release, slot, this.#text)
    if (typed === null) this.#view.focus(release)
    else await this.#moves.move(release, typed)
  }

  /**
   * A slip of the hand is undone by another move, which warns like any. The release is given as it was before; without
   * a day, or on a past one, there is no way back. `slot`: where it was put; if somebody moves it from there, Mary says
   * who, and it stays.
   */
  #offerBack({ id, day, time }: WrittenRelease, slot: Slot) {
    const today = this.#on.week()?.today ?? dayHere()
    const put = this.#releaseOf(id)
    const liesThere = (one: WrittenRelease | undefined) => one?.day === slot.day && one.time === slot.time
    if (day < today || !put || !liesThere(put)) return
    const when = this.#text('week.at', { day: this.#days.long(day), time: this.#days.clock(time) })
    const press = () => {
      const now = this.#releaseOf(id)
      void this.#moves.move(now && liesThere(now) ? now : put, { day, time })
    }
    this.#on.more(element('button', { type: 'button', onclick: press }, this.#text('week.putBack', { when })))
  }

  /** `slot`: what the release is held over. */
  async #hold(slot: Slot | null) {
    if (slot) await this.#on.reach(slot.day)
    const { held } = this.#carry
    this.#view.hold(held && slot ? { release: held.thing, slot: held.where } : null)
  }

  #offered({ day, time }: WrittenRelease) {
    const { from, today: now } = this.#on.week() ?? { from: dayHere(), today: dayHere() }
    return day === '' ? { day: from > now ? from : now, time: usualTime } : { day, time }
  }

  #releaseOf(id: string) {
    const week = this.#on.week()
    return [...(week?.releases ?? []), ...(week?.undated ?? [])].find(one => one.id === id)
  }
}
