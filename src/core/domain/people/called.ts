import type { Named } from '../actor.ts'
import { fold } from '../text.ts'

/** Whether a whole name was typed, its words in any order, since authorities write the last name first or last. */
export function isCalled({ name }: Pick<Named, 'name'>, typed: string): boolean {
  return wordsOf(name) === wordsOf(typed)
}

/** « Nadia Benali », « BENALI Nadia »: each order in which the name may be written, folded; of a longer text none. */
export function namesMeant(typed: string): string[] {
  const words = fold(typed).split(' ')
  if (words[0] === '' || words.length > nameWordsMost) return []
  return [...new Set(words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' ')))]
}

const nameWordsMost = 6

function wordsOf(name: string): string {
  return fold(name).split(' ').toSorted().join(' ')
}
