import type { WordTree } from '../../words.ts'

/** Places that the messenger fills for each person, not the caller. */
const openBlanks = new Set(['direction'])
const pluralForms = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

type Listed = { texts: Map<string, string[]>; counts: Map<string, string[]>; branches: string[] }

/** The module `src/words/texts.ts`: every key of `cards/locales/fr.json`, with the places that its text has. */
export function textTypes(tree: WordTree): string {
  const { typed, ...rest } = tree
  const listed: Listed = { texts: new Map(), counts: new Map(), branches: [] }
  list(rest, '', listed)
  return [
    '// Written by `npm run words` from cards/locales/fr.json: TypeScript reads no literal out of JSON.',
    '',
    '/** Every text by its dotted key, with the names between its braces. */',
    ...tableOf('Texts', listed.texts),
    '',
    '/** The same of what is said by number, one text a plural form; `{n}` is the number itself. */',
    ...tableOf('Counts', listed.counts),
    '',
    '/** Every key that texts stand under. */',
    'export type Branch =',
    ...listed.branches.map(branch => `  | ${quoted(branch)}`),
    '',
    '/** What people type, one key a word; the spellings are in `cards/locales` under `typed`. */',
    'export type WordKey =',
    ...Object.keys(typed as WordTree).map(word => `  | ${quoted(word)}`),
    '',
  ].join('\n')
}

function list(tree: WordTree, before: string, listed: Listed): void {
  for (const [name, value] of Object.entries(tree)) {
    const key = before + name
    if (typeof value === 'string') listed.texts.set(key, placesOf([value]))
    else if (Array.isArray(value)) throw new Error(`${key} is a list: only typed words have several spellings`)
    else if (isPlural(value))
      listed.counts.set(
        key,
        placesOf(Object.values(value)).filter(place => place !== 'n'),
      )
    else {
      listed.branches.push(key)
      list(value, `${key}.`, listed)
    }
  }
}

function isPlural(tree: WordTree): tree is Record<string, string> {
  return (
    'other' in tree && Object.entries(tree).every(([form, text]) => pluralForms.has(form) && typeof text === 'string')
  )
}

function placesOf(texts: string[]): string[] {
  const places = texts.flatMap(text => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))
  return [...new Set(places)].filter(place => !openBlanks.has(place)).toSorted()
}

function tableOf(name: string, table: Map<string, string[]>): string[] {
  const rows = [...table].map(([key, places]) => `  ${quoted(key)}: ${places.map(quoted).join(' | ') || 'never'}`)
  return [`export type ${name} = {`, ...rows.toSorted(), '}']
}

function quoted(text: string): string {
  return `'${text}'`
}
