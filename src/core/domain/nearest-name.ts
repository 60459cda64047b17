import { fold } from './text.ts'

/** Of both; more tells two names apart well enough. */
const lettersMost = 60

/**
 * The name that somebody most likely meant: of which at most a third of the letters differs, the first of several;
 * null: none is that near.
 */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const meant = fold(typed).slice(0, lettersMost)
  if (meant === '') return null
  let nearest = null as { name: string; letters: number } | null
  for (const name of names) {
    const letters = lettersBetween(meant, fold(name).slice(0, lettersMost))
    if (letters <= Math.max(meant.length, name.length) / 3 && letters < (nearest?.letters ?? Infinity))
      nearest = { name, letters }
  }
  return nearest?.name ?? null
}

/** Letters that are added, left out or other ones (Levenshtein). */
function lettersBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1]
    for (let at = 0; at < other.length; at++)
      next.push(Math.min(row[at + 1]! + 1, next[at]! + 1, row[at]! + (other[at] === letter ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
