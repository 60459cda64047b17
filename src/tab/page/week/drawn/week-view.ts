import { byId, element } from '../../shell/element.ts'
import { KeyedView } from '../../shell/keyed-view.ts'
import { filtered } from './week-filters.ts'
import { drawWeek } from './week-grid.ts'
import { drawList } from './week-list.ts'
import { drawMonth } from './week-month.ts'
import { showTray } from './week-tray.ts'
import type { Names } from './week-days.ts'
import type { OnRelease } from './week-release.ts'
import type { Slot, Wanted } from './week-types.ts'
import type { WrittenRelease, WrittenWeek } from '../../../../teams/week/drawn/written-week.ts'
import type { Text } from '../../shell/page-words.ts'

const draws = { week: drawWeek, month: drawMonth, list: drawList }

/** The days and their releases. */
export class WeekView extends KeyedView<{ release: WrittenRelease; slot: Slot }> {
  #shown: WrittenRelease[] = []
  #text
  #days
  #on

  constructor(text: Text, days: Names, on: OnRelease) {
    super('week', 'span', held => this.#showHeld(held))
    this.#text = text
    this.#days = days
    this.#on = on
  }

  /** `all`: the releases at their present places. */
  draw(week: WrittenWeek, all: WrittenRelease[], wanted: Wanted) {
    this.redraw(() => this.#draw(week, all, wanted))
  }

  #draw(week: WrittenWeek, all: WrittenRelease[], { view, day, filters }: Wanted) {
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

  /** Marks the release that is carried by keys. */
  #showHeld({ release, slot }: { release: WrittenRelease; slot: Slot }) {
    const cells = [...byId('grid').querySelectorAll(`[data-day="${slot.day}"]`)]
    const row = `[data-channel="${CSS.escape(release.channel)}"]`
    const cell = cells.find(one => one.closest(row)) ?? cells[0]
    cell?.classList.add('target')
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.find(`open ${release.id}`)?.closest('.release')?.classList.add('carried')
  }

  /** Focuses the release where it is now; a month may show only that its day has more. */
  focus({ id }: Pick<WrittenRelease, 'id'>) {
    const day = this.#shown.find(one => one.id === id)?.day
    this.focusFirst(`carry ${id}`, `open ${id}`, `more ${day}`)
  }

  focusDay(day: string) {
    const title = this.find(`day ${day}`)
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: 'start' })
  }
}

function byTime(one: WrittenRelease, other: WrittenRelease) {
  return `${one.day} ${one.time}`.localeCompare(`${other.day} ${other.time}`)
}
