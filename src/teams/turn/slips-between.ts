import { cut, fold } from '../../core/domain/text.ts'

/** Letters compared of both names; so many tell two names apart. */
const lettersMost = 60

/**
 * The name that a person most likely meant: at most a third of its letters differ; the first of equals. Null: no name
 * is that near.
 */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const meant = fold(cut(typed, lettersMost))
  if (meant === '') return null
  let nearest = null as { name: string; slips: number } | null
  for (const name of names) {
    const folded = fold(cut(name, lettersMost))
    const slips = slipsBetween(meant, folded, Math.floor(Math.max(meant.length, folded.length) / 3))
    if (slips !== null && slips < (nearest?.slips ?? Infinity)) nearest = { name, slips }
  }
  return nearest?.name ?? null
}

/**
 * Letters that are missing, too many, wrong, or in the place of their neighbour (Damerau and Levenshtein); null above
 * `most`. Both texts are as short as a word, or a name.
 */
export function slipsBetween(typed: string, word: string, most: number): number | null {
  if (Math.abs(typed.length - word.length) > most) return null
  let before: number[] = []
  let above = Array.from({ length: word.length + 1 }, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1]
      const swapped = typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1] && i > 1 && j > 1
      const beside = swapped ? before[j - 2]! + 1 : Infinity
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1), beside)
    }
    ;[before, above] = [above, row]
  }
  const slips = above[word.length]!
  return slips > most ? null : slips
}
