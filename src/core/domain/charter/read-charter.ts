import { cleanText } from '../text.ts'
import {
  type Charter,
  type CharterColour,
  charterFieldMax,
  charterWordMax,
  colourNamed,
  colourNameMax,
  coloursMost,
  type CharterWord,
  type ForbiddenPair,
  isForbidden,
  pairsMost,
  same,
  wordsMost,
} from './charter.ts'
import { isColour } from './contrast.ts'

/** The fields of the charter's form, one thing a line: untrusted. */
export const charterFields = ['colours', 'pairs', 'words'] as const
export type CharterField = (typeof charterFields)[number]
/** Keys under `errors` in the locales, with what they are about after a colon. */
export type CharterErrors = Partial<Record<CharterField, string>>
type Fields = Readonly<Record<string, unknown>>
export type CharterDraft = Pick<Charter, CharterField>

/**
 * « Bleu nuit : #14213d », « Bleu nuit + Vert », « Ville de Montreval : mairie de, commune de », a line each. The draft
 * counts only where there are no errors.
 */
export function readCharter(fields: Fields): { draft: CharterDraft; errors: CharterErrors } {
  const errors: CharterErrors = {}
  const colours = read(fields, 'colours', coloursMost, errors, readColour)
  // No pair can be judged while the colours are not understood.
  const pairs = errors.colours === undefined ? readPairs(fields, colours, errors) : []
  const words = read(fields, 'words', wordsMost, errors, readWord)
  return { draft: { colours, pairs, words }, errors }
}

function readPairs(fields: Fields, colours: readonly CharterColour[], errors: CharterErrors): ForbiddenPair[] {
  return read<ForbiddenPair>(fields, 'pairs', pairsMost, errors, (line, before) => readPair(line, before, colours))
}

/** The form's texts for a charter: the reverse of reading it. */
export function writtenCharter({ colours, pairs, words }: CharterDraft): Record<CharterField, string> {
  return {
    colours: colours.map(({ name, hex }) => `${name} : ${hex}`).join('\n'),
    pairs: pairs.map(({ one, other }) => `${one} + ${other}`).join('\n'),
    words: words.map(({ write, instead }) => `${write} : ${instead.join(', ')}`).join('\n'),
  }
}

/** A text as the answer: what is wrong with that line. */
type ReadLine<Thing> = (line: string, before: readonly Thing[]) => Thing | string

function read<Thing>(
  fields: Fields,
  field: CharterField,
  most: number,
  errors: CharterErrors,
  readLine: ReadLine<Thing>,
): Thing[] {
  const typed = cleanText(fields[field])
  if (typed.length > charterFieldMax) return failed(errors, field, 'too-long')
  const lines = typed
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')
  if (lines.length > most) return failed(errors, field, 'too-many')
  const things: Thing[] = []
  for (const line of lines) {
    const thing = readLine(line, things)
    if (typeof thing === 'string') return failed(errors, field, `${thing}:${line.slice(0, charterWordMax)}`)
    things.push(thing)
  }
  return things
}

function failed(errors: CharterErrors, field: CharterField, error: string): [] {
  errors[field] = error
  return []
}

function readColour(line: string, before: readonly CharterColour[]): CharterColour | string {
  const [, named = '', hex = ''] = /^(.+?) ?[:=] ?(#[\da-f]{6})$/iu.exec(line) ?? []
  const name = named.trim()
  if (!isColour(hex) || name === '' || name.length > colourNameMax || name.includes('+')) return 'charter-colour'
  return colourNamed(before, name) ? 'charter-twice' : { name, hex: hex.toLowerCase() }
}

function readPair(
  line: string,
  before: readonly ForbiddenPair[],
  colours: readonly CharterColour[],
): ForbiddenPair | string {
  const [one, other, more] = line.split('+').map(name => colourNamed(colours, name.trim()))
  if (more !== undefined || !one || !other || one === other) return 'charter-pair'
  const pair = { one: one.name, other: other.name }
  return isForbidden({ pairs: [...before] }, pair.one, pair.other) ? 'charter-twice' : pair
}

function readWord(line: string, before: readonly CharterWord[]): CharterWord | string {
  const at = line.indexOf(':')
  const write = line.slice(0, at).trim()
  const instead = line
    .slice(at + 1)
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '')
  if (at < 0 || write === '' || instead.length === 0) return 'charter-word'
  if ([write, ...instead].some(one => one.length > charterWordMax)) return 'charter-long'
  if (instead.some(one => same(one, write))) return 'charter-itself'
  return before.some(one => same(one.write, write)) ? 'charter-twice' : { write, instead }
}
