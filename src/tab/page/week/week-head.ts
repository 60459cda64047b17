import { byId, element } from '../shell/element.ts'
import { type Names, turned } from './drawn/week-days.ts'
import type { View, Wanted } from './drawn/week-types.ts'
import type { WrittenWeek } from '../../../teams/week/drawn/written-week.ts'
import type { Text } from '../shell/page-words.ts'

const views: readonly View[] = ['week', 'month', 'list']

export function showHead(
  text: Text,
  days: Names,
  on: { want(wanted: Partial<Wanted>): void; now(): Wanted; today(): string; address(): void },
): { show(wanted: Wanted, week: WrittenWeek | null): void } {
  const turn = (step: 1 | -1) => {
    const { view, day } = on.now()
    on.want({ day: turned(view, day, step) })
  }
  const button = (press: () => void, title = '') => element('button', { type: 'button', onclick: press }, title)
  const arrow = (sign: string) => element('span', { 'aria-hidden': 'true' }, sign)
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
