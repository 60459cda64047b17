import type { EventFigures } from '../../../../core/events/event.ts'
import type { Words } from '../../../../words.ts'
import { facts, type Fact } from '../../view/facts.ts'

/** Of fewer people no figure is shown. */
const fewest = 5

/** What was answered to an event. */
export function eventFacts(figures: EventFigures | null, words: Words): Fact[] {
  if (figures === null) return []
  const { capacity, tally } = figures
  const key = (name: string) => `broadcasts.broadcast.event.${name}`
  const people = (n: number) => (n < fewest ? words.text(key('few')) : words.number(n))
  return facts(
    [words.text(key('places')), capacity === null ? words.text(key('noLimit')) : words.number(capacity)],
    [words.text(key('yes')), people(tally.yes)],
    [words.text(key('waiting')), capacity === null ? null : people(tally.waiting)],
    [words.text(key('no')), people(tally.no)],
  )
}
