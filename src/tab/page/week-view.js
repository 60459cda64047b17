import { byId, element } from './element.js'
import { KeyedView } from './keyed-view.js'
import { filtered } from './week-filters.js'
import { drawWeek } from './week-grid.js'
import { drawList } from './week-list.js'
import { drawMonth } from './week-month.js'
import { showTray } from './week-tray.js'

/** @import { Names } from './week-days.js' */
/** @import { OnRelease } from './week-release.js' */
/** @import { Release, Slot, Wanted, Week } from './week-types.js' */
/** @import { Text } from './words.js' */

const draws = { week: drawWeek, month: drawMonth, list: drawList }

/**
 * The days and what lies on them.
 * @extends {KeyedView<{ release: Release, slot: Slot }>}
 */
export class WeekView extends KeyedView {
  /** @type {Release[]} */
  #shown = []
  #text
  #days
  #on

  /**
   * @param {Text} text
   * @param {Names} days
   * @param {OnRelease} on
   */
  constructor(text, days, on) {
    super('week', 'span', held => this.#showHeld(held))
    this.#text = text
    this.#days = days
    this.#on = on
  }

  /**
   * @param {Week} week
   * @param {Release[]} all where they lie now
   * @param {Wanted} wanted
   */
  draw(week, all, wanted) {
    this.redraw(() => this.#draw(week, all, wanted))
  }

  /**
   * @param {Week} week
   * @param {Release[]} all
   * @param {Wanted} wanted
   */
  #draw(week, all, { view, day, filters }) {
    const left = filtered(all, filters)
    const shown = left.filter(one => one.day !== '').toSorted(byTime)
    this.#shown = shown
    const isWhole = Object.values(filters).every(value => value === '')
    const text = this.#text
    const look = { week, shown, isWhole, month: day.slice(0, 7), text, days: this.#days, on: this.#on }
    const before = byId('grid').querySelector('.scroll')
    const { scrollLeft: x, scrollTop: y } = before ?? { scrollLeft: 0, scrollTop: 0 }
    byId('grid').replaceChildren(draws[view](look))
    byId('grid').querySelector('.scroll')?.scrollTo(x, y)
    showTray(byId('tray'), { ...look, undated: left.filter(one => one.day === '') })
    const counted = text.count('week.count', left.length)
    const says = isWhole ? counted : text('week.countOf', { counted, all: all.length })
    if (byId('count').textContent !== says) byId('count').textContent = says
    byId('failing').hidden = week.failing.length === 0
    byId('failing').replaceChildren(...week.failing.map(words => element('p', {}, words)))
  }

  /** @param {{ release: Release, slot: Slot }} held by keys */
  #showHeld({ release, slot }) {
    const cells = [...byId('grid').querySelectorAll(`[data-day="${slot.day}"]`)]
    const row = `[data-channel="${CSS.escape(release.channel)}"]`
    const cell = cells.find(one => one.closest(row)) ?? cells[0]
    cell?.classList.add('target')
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.find(`open ${release.id}`)?.closest('.release')?.classList.add('carried')
  }

  /** @param {Pick<Release, 'id'>} release wherever it lies now; a month may show only that its day has more */
  focus({ id }) {
    const day = this.#shown.find(one => one.id === id)?.day
    this.focusFirst(`carry ${id}`, `open ${id}`, `more ${day}`)
  }

  /** @param {string} day of the list */
  focusDay(day) {
    const title = this.find(`day ${day}`)
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: 'start' })
  }
}

/**
 * @param {Release} one
 * @param {Release} other
 */
function byTime(one, other) {
  return `${one.day} ${one.time}`.localeCompare(`${other.day} ${other.time}`)
}
