import type { PersonId } from '../actor.ts'
import { addressPattern, bare, namePattern, titledPattern, nameWords } from './name-pattern.ts'

/**
 * Who is looked for in what Mary keeps. `ids`: of Entra and of Teams, in any case; `names`: theirs, and addresses;
 * `titled`: last names that nobody else has, so that « Mme Martin » is nobody but them; absent: none. `namesakes`:
 * names that somebody else has too, after whom a file may be called; absent: nobody asked. `isOutside`: they have no
 * account, and a name is all that can say what is theirs.
 */
export type Sought = {
  person: PersonId
  ids: string[]
  names: string[]
  titled?: string[]
  namesakes?: string[]
  isOutside?: true
}

/** What is shorter stands in half of all words. */
const nameMin = 4

/** « Rose », « Martin », « mairie » stand in texts about anybody: two words, or an address, mean somebody. */
export function isWholeName(name: string): boolean {
  const words = name.split(/\s+/u).filter(word => /\p{L}{2}/u.test(word))
  return name.length >= nameMin && (words.length > 1 || isAddress(name))
}

/** As it stands in the directory: nothing around it, as « <…> » or a full stop. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>()[\]:;,"]+@[^\s@<>()[\]:;,"]*[^\s@<>()[\]:;,".]$/u.test(text)
}

/** Each once, without names that could be anybody's, or any word: those stand for them beside their id alone. */
export function soughtBy(
  person: PersonId,
  ids: readonly string[],
  names: readonly string[],
  titled: readonly string[] = [],
): Sought {
  const spelled = names.map(name => name.trim()).filter(isWholeName)
  const others = ids.filter(id => id.length >= nameMin)
  const called = { person, ids: [...new Set([person.toLowerCase(), ...others])], names: [...new Set(spelled)] }
  return titled.length > 0 ? { ...called, titled: [...titled] } : called
}

/** « MARTIN Rose », « Rose MARTIN », « Rose Martin »: what stands behind « Mme ». */
export function lastNames(names: readonly string[]): string[] {
  const last = names
    .filter(name => isWholeName(name) && !name.includes('@'))
    .map(name => {
      const words = name.split(/\s+/u)
      const shouted = words.filter(word => /\p{Lu}{2}/u.test(word) && word === word.toUpperCase())
      return (shouted.length > 0 && shouted.length < words.length ? shouted : words.slice(1)).join(' ')
    })
  const each = new Map(last.filter(name => /\p{L}{3}/u.test(name)).map(name => [bare(name), name]))
  return [...each.values()]
}

/**
 * What a row that names them has in any case, folded: one of these lists, each word of it. A row that has none says
 * nothing of them; whether one that has does is for `patternOf` to say.
 */
export function neededWords({ ids, names, titled = [] }: Sought): string[][] {
  return [...ids.map(id => [bare(id)]), ...[...names, ...titled].map(nameWords)].filter(words => words.length > 0)
}

const patterns = new WeakMap<Sought, RegExp>()

/** What finds them in a text, and no longer name that holds theirs. Made once: it is asked of each row. */
export function patternOf(sought: Sought): RegExp {
  const known = patterns.get(sought) ?? newPattern(sought)
  patterns.set(sought, known)
  return known
}

function newPattern({ ids, names, titled = [] }: Sought): RegExp {
  // The longest first, since the first that fits is taken.
  const longest = names.toSorted((a, b) => b.length - a.length)
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
  const called = [
    ...longest.filter(name => name.includes('@')).map(addressPattern),
    ...longest.filter(name => !name.includes('@')).map(namePattern),
    ...titled.map(titledPattern),
  ]
  return new RegExp([...ids.map(literal), ...called].join('|') || '(?!)', 'giu')
}

/** Signs of Markdown around a part of what was found: the other one of the pair stands before it, or behind it. */
const emphasis = /[*_~]{1,3}(?=\s|\\[nrt])|(?<=\s|\\[nrt])[*_~]{1,3}/g

/**
 * A text in which something else stands wherever they are named. Of « **Rose** Martin » both pairs of asterisks go:
 * one alone would show as it is.
 */
export function withoutNames(text: string, sought: Sought, instead: (found: string) => string): string {
  const pattern = patternOf(sought)
  if (text.search(pattern) < 0) return text
  let [kept, at] = ['', 0]
  for (const { 0: found, index } of text.matchAll(pattern)) {
    kept += text.slice(at, index)
    at = index + found.length
    const marks = found.match(emphasis) ?? []
    const mark = (marks.length % 2 === 1 && marks[0]) || ''
    if (mark === '') kept += instead(found)
    else if (kept.endsWith(mark)) kept = kept.slice(0, -mark.length) + instead(found)
    else if (text.startsWith(mark, at)) [kept, at] = [kept + instead(found), at + mark.length]
    // The pair holds other words as well.
    else kept += /\s/u.test(found[found.indexOf(mark) - 1] ?? '') ? mark + instead(found) : instead(found) + mark
  }
  return kept + text.slice(at)
}
