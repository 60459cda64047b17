import { readFileSync } from 'node:fs'
import type { Locale } from './core/domain/actor.ts'
import type { Instant } from './core/domain/time.ts'
import { type Dates, writtenDates, type Zone } from './words/written-dates.ts'
import { writtenDuration } from './words/written-duration.ts'
import type { Branch, Counts, Texts, WordKey } from './words/texts.ts'

export type { Branch, Counts, Texts, WordKey }
export type TextKey = keyof Texts
/** A text that is said by number: `one`, `other`, perhaps `zero`. */
export type CountKey = keyof Counts

export type Values = Record<string, string | number>
export type WordTree = { [key: string]: string | string[] | WordTree }

/** What a text needs beside its key: a value for each of its places, if any. Of several keys: for each of theirs. */
export type Filling<Places extends string> = [Places] extends [never] ? [] : [values: Record<Places, string | number>]

/** The type of a wrong key, so that the compiler's error names the key and not the values. */
export type None = string & { none: never }

export type Words = Dates & {
  locale: Locale
  /** The text of a dotted key, `{name}` filled from `values`; throws when there is no such text. */
  text<Key extends TextKey | None>(
    key: Key,
    ...values: None extends Key ? [values?: Values] : Filling<Key extends TextKey ? Texts[Key] : never>
  ): string
  /** A text that depends on a number, which it may show as `{n}`. */
  count<Key extends CountKey | None>(
    key: Key,
    n: number,
    ...values: None extends Key ? [values?: Values] : Filling<Key extends CountKey ? Counts[Key] : never>
  ): string
  /** Whether there is such a text: where not every key of a union has one. */
  has<Key extends string>(key: Key): key is Extract<Key, TextKey>
  /** The text for a name from outside; null: Mary has none, as for a step that an administrator named. */
  named(branch: Branch, name: string, values?: Values): string | null
  /** Everything under a dotted key, as written. */
  under(branch: Branch): WordTree
  number(n: number): string
  /** « environ 1 min 20 » */
  duration(ms: number): string
  typed: Record<WordKey, string[]>
}

/** The keys of one place, by their short names: `key('heading')` after `const key = keysOf('broadcasts.report')`. */
export function keysOf<Place extends Branch>(place: Place): <Name extends string>(name: Name) => `${Place}.${Name}` {
  return name => `${place}.${name}`
}

/** The short names of the texts of one place. */
export type NameIn<Place extends Branch, Key = TextKey> = Key extends `${Place}.${infer Name}` ? Name : never
/** Names of texts that need no values. */
export type PlainName<Place extends Branch> = NameIn<Place, PlainKey>
type PlainKey = { [Key in TextKey]: [Texts[Key]] extends [never] ? Key : never }[TextKey]

const here = new URL('../cards/locales/', import.meta.url)

/** Reads every word that people see. `timeZone`: the authority's; `now`: dates of another year say which. */
export function loadWords(
  folder: URL | string = here,
  timeZone = 'Europe/Paris',
  now?: () => Instant,
): Record<Locale, Words> {
  return { fr: readLocale(folder, 'fr', { timeZone, now }), en: readLocale(folder, 'en', { timeZone, now }) }
}

function readLocale(folder: URL | string, locale: Locale, zone: Zone): Words {
  const file = typeof folder === 'string' ? `${folder}/${locale}.json` : new URL(`${locale}.json`, folder)
  return createWords(JSON.parse(readFileSync(file, 'utf8')) as WordTree, locale, zone)
}

export function createWords(tree: WordTree, locale: Locale, zone: Zone): Words {
  const numbers = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const number = (n: number) => numbers.format(n)
  const find = (key: string) => key.split('.').reduce<WordTree | string | string[] | undefined>(step, tree)
  const fill = (text: string, values: Values) =>
    text.replace(/(?:\b([Dd]|[Qq]u)e )?\{(\w+)\}/g, (whole, before: string | undefined, name: string, at: number) => {
      const value = values[name]
      if (value === undefined) return whole
      const lead = before === undefined ? '' : isElided(name, value) ? `${before}’` : `${before}e `
      if (typeof value === 'number') return lead + number(value)
      return lead + inQuotes(text, at + lead.length, value)
    })
  const text = (key: string, values: Values = {}) => {
    const found = find(key)
    if (typeof found !== 'string') throw new Error(`no word for ${key} in ${locale}`)
    return fill(found, values)
  }
  const count = (key: string, n: number, values: Values = {}) =>
    text(n === 0 && typeof find(`${key}.zero`) === 'string' ? `${key}.zero` : `${key}.${plurals.select(n)}`, {
      ...values,
      n,
    })
  return {
    locale,
    text,
    count,
    number,
    has: <Key extends string>(key: Key): key is Extract<Key, TextKey> => typeof find(key) === 'string',
    named: (branch, name, values = {}) => {
      const found = step(find(branch), name)
      return typeof found === 'string' ? fill(found, values) : null
    },
    under: branch => {
      const found = find(branch)
      return found !== undefined && typeof found !== 'string' && !Array.isArray(found) ? found : {}
    },
    ...writtenDates(locale, zone),
    duration: ms => writtenDuration(ms, text),
    typed: find('typed') as Record<WordKey, string[]>,
  }
}

/** « d’Alice », « qu’Élodie »; before an h or a y it depends on the name. */
function isElided(place: string, value: string | number): boolean {
  return /^(?:name|names|author|decider|first|asker)$/.test(place) && /^[aeiouàâäéèêëîïôöùûüœ]/i.test(String(value))
}

/** A value within quotes has inner ones: « Bilan de “Ville propre” », “Report of ‘Clean town’”. */
function inQuotes(text: string, at: number, value: string): string {
  const between = (open: string, close: string) => text.lastIndexOf(open, at) > text.lastIndexOf(close, at)
  const plain = value.replace(/«[ \u00a0\u202f]?/g, '“').replace(/[ \u00a0\u202f]?»/g, '”')
  if (between('«', '»')) return plain
  return between('“', '”') ? plain.replaceAll('“', '‘').replaceAll('”', '’') : value
}

function step(node: WordTree | string | string[] | undefined, name: string): WordTree | string | string[] | undefined {
  return node !== undefined && typeof node !== 'string' && !Array.isArray(node) && Object.hasOwn(node, name)
    ? node[name]
    : undefined
}
