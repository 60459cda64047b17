import type { PersonId } from '../actor.ts'
import type { EventAnswer, EventPlaces } from './event.ts'

type Answer = EventAnswer['answer']
/** `promoted`: who waited first, and has the place that became free. */
export type Moved = { answer: Answer; places: Pick<EventPlaces, 'taken' | 'waiting'>; promoted: PersonId | null }

/** What an answer makes of the places; `before`: what this person said until now. Nobody overtakes who waits. */
export function movePlaces(
  { taken, waiting }: Pick<EventPlaces, 'taken' | 'waiting'>,
  person: PersonId,
  { before, wants, capacity }: { before: Answer | null; wants: 'yes' | 'no'; capacity: number | null },
): Moved {
  if (wants === 'yes') {
    if (capacity === null || (taken < capacity && waiting.length === 0))
      return { answer: 'yes', places: { taken: taken + 1, waiting }, promoted: null }
    return { answer: 'waiting', places: { taken, waiting: [...waiting, person] }, promoted: null }
  }
  const others = waiting.filter(one => one !== person)
  if (before !== 'yes') return { answer: 'no', places: { taken, waiting: others }, promoted: null }
  // A correction may have left fewer places than are taken.
  if (capacity !== null && taken > capacity)
    return { answer: 'no', places: { taken: taken - 1, waiting: others }, promoted: null }
  const [promoted = null, ...rest] = others
  return { answer: 'no', places: { taken: promoted === null ? taken - 1 : taken, waiting: rest }, promoted }
}
