import type { PersonId } from '../actor.ts'
import { addressPattern, bare, namePattern, titledPattern, nameWords } from './name-pattern.ts'

/**
 * The person who is looked for. `ids`: of Entra and of Teams, in any case; `names`: their names and addresses;
 * `titled`: last names that nobody else has, so that « Mme Martin » can mean only them; absent: none. `namesakes`:
 * names that another person has too, after whom a file may be named; absent: nobody asked. `isOutside`: they have no
 * account, so that only a name can say what is theirs.
 */
export type Sought = {
  person: PersonId
  ids: string[]
  names: string[]
  titled?: string[]
  namesakes?: string[]
  isOutside?: true
}

/** A shorter name is part of too many words. */
const nameMin = 4

/** Two words, or an address, mean one person; « Rose », « Martin », « mairie » may be anybody. */
export function isWholeName(name: string): boolean {
  const words = name.split(/\s+/u).filter(word => /\p{L}{2}/u.test(word))
  return name.length >= nameMin && (words.length > 1 || isAddress(name))
}

/** Whether the text is an address as the directory has it: without « <…> » or a full stop around it. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>()[\]:;,"]+@[^\s@<>()[\]:;,"]*[^\s@<>()[\]:;,".]$/u.test(text)
}

/** Each name once, without names that could be anybody's, or any word: those count only beside the person's id. */
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

/** « MARTIN Rose », « Rose MARTIN », « Rose Martin »: the last name, as it follows « Mme ». */
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
 * The words, folded, that each row naming them must have: all words of one of these lists. Rows without them are
 * skipped; `patternOf` decides on the others.
 */
export function neededWords({ ids, names, titled = [] }: Sought): string[][] {
  return [...ids.map(id => [bare(id)]), ...[...names, ...titled].map(nameWords)].filter(words => words.length > 0)
}

const patterns = new WeakMap<Sought, RegExp>()

/**
 * What finds them in a text, but not a longer name that contains theirs. Made once, since each row is searched with it.
 */
export function patternOf(sought: Sought): RegExp {
  const known = patterns.get(sought) ?? newPattern(sought)
  patterns.set(sought, known)
  return known
}

function newPattern({ ids, names, titled = [] }: Sought): RegExp {
  // The longest name first, since the first match is taken.
  const longest = names.toSorted((a, b) => b.length - a.length)
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
  const called = [
    ...longest.filter(name => name.includes('@')).map(addressPattern),
    ...longest.filter(name => !name.includes('@')).map(namePattern),
    ...titled.map(titledPattern),
  ]
  return new RegExp([...ids.map(literal), ...called].join('|') || '(?!)', 'giu')
}

/** A sign of Markdown within what was found whose other one is outside of it. */
const emphasis = /[*_~]{1,3}(?=\s|\\[nrt])|(?<=\s|\\[nrt])[*_~]{1,3}/g

/** A text with something else wherever they are named. Of « **Rose** Martin » both pairs of asterisks go. */
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
    // The pair of signs encloses other words as well.
    else kept += /\s/u.test(found[found.indexOf(mark) - 1] ?? '') ? mark + instead(found) : instead(found) + mark
  }
  return kept + text.slice(at)
}
