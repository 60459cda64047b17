import type { PersonId } from '../core/domain/actor.ts'

/** A phone, a desktop, and one that was not heard to go. */
const pagesOfOne = 3
/** Each holds a connection, of which the server has a thousand: clicks in Teams must still get in. */
const pagesMost = 500

export type PagePlaces = {
  /** Gives the place back, once however often it is called; null: there is none. */
  take(person: PersonId): (() => void) | null
  /** How many are taken. */
  taken(): number
}

/** How many pages may follow their desks at once: of one person, and of all. */
export function createPagePlaces(): PagePlaces {
  const ofPeople = new Map<PersonId, number>()
  let all = 0
  return {
    taken: () => all,
    take: person => {
      const own = ofPeople.get(person) ?? 0
      if (own >= pagesOfOne || all >= pagesMost) return null
      ofPeople.set(person, own + 1)
      all++
      let isGiven = false
      return () => {
        if (isGiven) return
        isGiven = true
        all--
        const left = ofPeople.get(person)! - 1
        if (left > 0) ofPeople.set(person, left)
        else ofPeople.delete(person)
      }
    },
  }
}
