import type { SealedEdition } from '../sealed-edition.ts'

/**
 * Of two submissions of one edition, how many articles differ. `words`: an editorial, or a text of its own, does;
 * `mailTo`: to which lists it goes.
 */
export type EditionChanges = {
  added: number
  removed: number
  changed: number
  moved: number
  words: boolean
  mailTo: boolean
}

/** What differs between what somebody saw and what is submitted now. */
export function editionChanges(before: SealedEdition, present: SealedEdition): EditionChanges {
  const sealOf = new Map(before.items.map(({ id, seal }) => [id, seal]))
  const stays = present.items.filter(({ id }) => sealOf.has(id))
  const places = stays.map(({ id }) => before.items.findIndex(item => item.id === id))
  return {
    added: present.items.length - stays.length,
    removed: before.items.length - stays.length,
    changed: stays.filter(({ id, seal }) => sealOf.get(id) !== seal).length,
    moved: places.length - longestRising(places),
    words: before.words !== present.words,
    mailTo: before.mailTo.join() !== present.mailTo.join(),
  }
}

/** How many of them may stay where they are: what does not, was moved. At most sixty. */
function longestRising(places: readonly number[]): number {
  const ends: number[] = []
  for (const [at, place] of places.entries())
    ends.push(1 + Math.max(0, ...ends.filter((_, earlier) => places[earlier]! < place && earlier < at)))
  return Math.max(0, ...ends)
}
