import type { PersonId } from '../actor.ts'

/** Who is looked for in what Mary keeps. `ids`: of Entra and of Teams, in any case; `names`: theirs, and addresses. */
export type Sought = { person: PersonId; ids: string[]; names: string[] }

/** What is shorter stands in half of all words. */
const nameMin = 4

/** « Rose », « Martin », « mairie » stand in texts about anybody: two words, or an address, mean somebody. */
export function isWholeName(name: string): boolean {
  const words = name.split(/\s+/u).filter(word => /\p{L}{2}/u.test(word))
  return name.length >= nameMin && (words.length > 1 || /^[^\s@]+@[^\s@]+$/u.test(name))
}

/** Each once, without names that could be anybody's, or any word: those stand for them beside their id alone. */
export function soughtBy(person: PersonId, ids: readonly string[], names: readonly string[]): Sought {
  const spelled = names.map(name => name.trim()).filter(isWholeName)
  const others = ids.filter(id => id.length >= nameMin)
  return { person, ids: [...new Set([person.toLowerCase(), ...others])], names: [...new Set(spelled)] }
}

/** « Marc Dupont » is written « Dupont Marc » and « Marc DUPONT » too, and typeset « D'Arc » is « D’Arc ». */
function waysOf(name: string): string[] {
  const [first = '', ...rest] = name.split(/\s+/u)
  const last = rest.join(' ')
  const turned = rest.length === 0 || name.includes('@') ? [name] : [name, `${last} ${first}`]
  const shouted = rest.length === 0 ? [] : [`${first} ${last.toUpperCase()}`, `${last.toUpperCase()} ${first}`]
  const cased = [...turned, ...shouted].flatMap(way => [way, way.toUpperCase(), way.toLowerCase()])
  return [...new Set(cased.flatMap(way => [way, way.replaceAll("'", '’'), way.replaceAll('’', "'")]))]
}

/** As it stands in JSON, and in a text of JSON that stands in JSON: quotes are written otherwise there. */
function written(text: string): string[] {
  const inside = (one: string): string => JSON.stringify(one).slice(1, -1)
  return [...new Set([text, inside(text), inside(inside(text))])]
}

/** Every text by which a row may name them: a row that has none of these says nothing of them. */
export function spellingsOf({ ids, names }: Sought): string[] {
  const all = [...ids.flatMap(id => [id, id.toUpperCase()]), ...names.flatMap(waysOf)]
  return [...new Set(all.flatMap(written))]
}

const sign = String.raw`[\p{L}\p{N}\p{M}]`
const hyphen = '[-\u2011]'
/** « Jean-Rose Martin » and « Rose Martin-Petit » are others, « l’ex-Rose Martin » and « Rose Martin-là » are not. */
const aroundNames = {
  before: String.raw`(?<!${sign}|(?<!\p{L})(?!(?:ex|pro|anti|non)${hyphen})\p{L}{1,30}${hyphen})`,
  after: String.raw`(?!${sign}|${hyphen}(?!(?:là|ci)(?!\p{L}))\p{L})`,
}
/** « jean.rose@ville.fr » is not « rose@ville.fr ». */
const aroundAddresses = {
  before: String.raw`(?<!${sign}|[\p{L}\p{N}][-._+])`,
  after: String.raw`(?!${sign}|[-.][\p{L}\p{N}])`,
}

const patterns = new WeakMap<Sought, RegExp>()

/** What finds them in a text, and no longer name that holds theirs. Made once: it is asked of each row. */
export function patternOf(sought: Sought): RegExp {
  const known = patterns.get(sought) ?? newPattern(sought)
  patterns.set(sought, known)
  return known
}

function newPattern({ ids, names }: Sought): RegExp {
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replaceAll(/\s+/gu, '\\s+')
  const within = (called: string[], { before, after }: typeof aroundNames): string[] => {
    // In whatever case: the longest first, since the first that fits is taken.
    const ways = new Set(called.flatMap(waysOf).map(way => way.toLowerCase()))
    const each = [...ways].flatMap(written).toSorted((a, b) => b.length - a.length)
    return each.length > 0 ? [`${before}(?:${each.map(literal).join('|')})${after}`] : []
  }
  const isAddress = (name: string): boolean => name.includes('@')
  const called = [
    ...within(names.filter(isAddress), aroundAddresses),
    ...within(
      names.filter(name => !isAddress(name)),
      aroundNames,
    ),
  ]
  return new RegExp([...ids.map(literal), ...called].join('|'), 'giu')
}
