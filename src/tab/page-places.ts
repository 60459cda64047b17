import type { PersonId } from '../core/domain/actor.ts'

/** A phone, a desktop, and one that was not heard to go. */
const pagesOfOne = 3
/** Each takes a connection, of which the server has a thousand: clicks in Teams must still get in. */
const pagesMost = 500

export type PagePlaces = {
  /** Answers how to give the place back (idempotent); null: there is none. */
  take(person: PersonId): (() => void) | null
  /** How many are taken here. */
  taken(): number
}

/** How many pages of every kind are followed. */
export type AllPages = { taken: number }

/** How many pages of one kind may be followed at once: of one person, and of all kinds and people together. */
export function createPagePlaces(all: AllPages): PagePlaces {
  const ofPeople = new Map<PersonId, number>()
  let here = 0
  const count = (person: PersonId, more: 1 | -1): void => {
    all.taken += more
    here += more
    const own = (ofPeople.get(person) ?? 0) + more
    if (own > 0) ofPeople.set(person, own)
    else ofPeople.delete(person)
  }
  return {
    taken: () => here,
    take: person => {
      if ((ofPeople.get(person) ?? 0) >= pagesOfOne || all.taken >= pagesMost) return null
      count(person, 1)
      let isGiven = false
      return () => {
        if (!isGiven) count(person, -1)
        isGiven = true
      }
    },
  }
}
