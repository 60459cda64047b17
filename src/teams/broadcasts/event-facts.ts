import type { BroadcastSeen } from '../../core/domain/faces/broadcast-seen.ts'
import type { EventFigures } from '../../core/domain/events/event.ts'
import type { Words } from '../../words.ts'
import { facts, type Fact } from '../cards/facts.ts'
import { shareOfPeople } from './share.ts'

/** Of fewer people no figure is shown. */
const fewest = 5

const key = (name: string) => `broadcasts.broadcast.event.${name}`

/** What was answered to an event, and how many of those who are registered were told what became of it. */
export function eventFacts({ figures, told }: Pick<BroadcastSeen, 'figures' | 'told'>, words: Words): Fact[] {
  return [...answered(figures, words), ...toldFacts(told, words)]
}

/** How many are told is how many come. */
function toldFacts(told: BroadcastSeen['told'], words: Words): Fact[] {
  const all = told === null ? 0 : Object.values(told).reduce((sum, n) => sum + n, 0)
  if (told === null || all === 0) return []
  return facts([words.text(key('told')), all < fewest ? words.text(key('few')) : shareOfPeople(told.placed, all, words)])
}

function answered(figures: EventFigures | null, words: Words): Fact[] {
  if (figures === null) return []
  const { capacity, tally } = figures
  const people = (n: number) => (n < fewest ? words.text(key('few')) : words.number(n))
  return facts(
    [words.text(key('places')), capacity === null ? words.text(key('noLimit')) : words.number(capacity)],
    [words.text(key('yes')), people(tally.yes)],
    [words.text(key('waiting')), capacity === null ? null : people(tally.waiting)],
    [words.text(key('no')), people(tally.no)],
  )
}
