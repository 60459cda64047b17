import type { SealedEdition } from '../sealed-edition.ts'

/**
 * Of two submissions of one edition, the titles of articles that differ, in the order in which they are read; of
 * removed ones as they were read before. `words`: an editorial, or a text of its own, differs; `mailTo`: to which lists
 * it goes.
 */
export type EditionChanges = {
  added: string[]
  removed: string[]
  changed: string[]
  moved: string[]
  words: boolean
  mailTo: boolean
}

/** What differs between what somebody saw and what is submitted now. */
export function editionChanges(before: SealedEdition, present: SealedEdition): EditionChanges {
  const sealOf = new Map(before.items.map(({ id, seal }) => [id, seal]))
  const isThere = new Set(present.items.map(({ id }) => id))
  const stays = present.items.filter(({ id }) => sealOf.has(id))
  const inOrder = longestRising(stays.map(({ id }) => before.items.findIndex(item => item.id === id)))
  return {
    added: titlesOf(present.items.filter(({ id }) => !sealOf.has(id))),
    removed: titlesOf(before.items.filter(({ id }) => !isThere.has(id))),
    changed: titlesOf(stays.filter(({ id, seal }) => sealOf.get(id) !== seal)),
    moved: titlesOf(stays.filter((_, index) => !inOrder.has(index))),
    words: before.words !== present.words,
    mailTo: before.mailTo.join() !== present.mailTo.join(),
  }
}

function titlesOf(items: SealedEdition['items']): string[] {
  return items.map(({ title }) => title)
}

/** Which of them may stay where they are: what does not, was moved. At most sixty. */
function longestRising(places: readonly number[]): Set<number> {
  const ends: number[][] = []
  for (const [at, place] of places.entries()) {
    const before = ends.filter((_, earlier) => places[earlier]! < place)
    ends.push([...longest(before), at])
  }
  return new Set(longest(ends))
}

function longest(all: readonly number[][]): number[] {
  return all.reduce((found, one) => (one.length > found.length ? one : found), [])
}
