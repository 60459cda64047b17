import type { SealedEdition } from '../sealed-edition.ts'

/**
 * What differs between two submissions of one edition: titles of articles, in reading order; of removed ones as they
 * were. `words`: the editorial, or a text of the edition's own, differs; `mailTo`: the mailing lists differ.
 */
export type EditionChanges = {
  added: string[]
  removed: string[]
  changed: string[]
  moved: string[]
  words: boolean
  mailTo: boolean
}

/** What differs between what a person saw and what is submitted now. */
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

/** The places that may stay: the others were moved. At most sixty. */
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
