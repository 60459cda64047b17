import { byId, element } from './element.js'
import { turned } from './week-days.js'

/** @import { Names } from './week-days.js' */
/** @import { View, Wanted, Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/** @type {readonly View[]} */
const views = ['week', 'month', 'list']

/**
 * Which days are shown, and the ways to others.
 * @param {Text} text
 * @param {Names} days
 * @param {{ want(wanted: Partial<Wanted>): void, now(): Wanted, today(): string, address(): void }} on
 * @returns {{ show(wanted: Wanted, week: Week | null): void }}
 */
export function showHead(text, days, on) {
  const turn = (/** @type {1 | -1} */ step) => {
    const { view, day } = on.now()
    on.want({ day: turned(view, day, step) })
  }
  const button = (/** @type {() => void} */ press, title = '') =>
    element('button', { type: 'button', onclick: press }, title)
  const arrow = (/** @type {string} */ sign) => element('span', { 'aria-hidden': 'true' }, sign)
  const [wordBefore, wordAfter] = [element('span.word'), element('span.word')]
  const before = button(() => turn(-1))
  before.append(arrow('←'), wordBefore)
  const after = button(() => turn(1))
  after.append(wordAfter, arrow('→'))
  const today = button(() => on.want({ day: on.today() }), text('week.today'))
  byId('turns').setAttribute('aria-label', text('week.turns'))
  byId('turns').replaceChildren(before, today, after)
  const choices = views.map(view => {
    const choice = button(() => on.want({ view }), text(`week.view.${view}`))
    return { view, choice }
  })
  byId('views').setAttribute('aria-label', text('week.view.all'))
  byId('views').replaceChildren(...choices.map(({ choice }) => choice))
  byId('more').replaceChildren(button(() => on.address(), text('week.address')))
  return {
    show: ({ view, day }, week) => {
      const unit = view === 'month' ? 'month' : 'week'
      wordBefore.textContent = text(`week.before.${unit}`)
      wordAfter.textContent = text(`week.after.${unit}`)
      for (const one of choices) one.choice.setAttribute('aria-pressed', String(one.view === view))
      if (week) byId('span').textContent = view === 'month' ? days.month(day) : days.span(week.from, week.to)
    },
  }
}
