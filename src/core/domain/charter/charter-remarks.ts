import { type Charter, type CharterWord, isForbidden, same } from './charter.ts'

/** `found`: the word as the text has it. */
export type FoundWord = { found: string; write: string }

/**
 * Words in a text that the charter writes otherwise, each once, in the order of the text. The right wording may contain
 * the wrong one: « Ville de Montreval » is never taken for « la ville ».
 */
export function wordsToReplace(text: string, words: readonly CharterWord[]): FoundWord[] {
  const read = plain(text)
  const rightly = placesOf(
    read,
    words.map(({ write }) => write),
  )
  const wrongly = placesOf(
    read,
    words.flatMap(({ instead }) => instead),
  )
  const found = wrongly
    .filter(({ start, end }) => rightly.every(right => end <= right.start || start >= right.end))
    .flatMap(({ start, end }): FoundWord[] => {
      const match = read.slice(start, end)
      const word = words.find(({ instead }) => instead.some(one => same(plain(one), match)))
      return word ? [{ found: match, write: word.write }] : []
    })
  return found.filter((one, at) => found.findIndex(other => same(other.found, one.found)) === at)
}

/** Longest first, so that the whole of a name is found before a part of it. */
function placesOf(text: string, spelled: readonly string[]): { start: number; end: number }[] {
  if (spelled.length === 0) return []
  const sorted = spelled.map(plain).toSorted((one, other) => other.length - one.length)
  const escaped = sorted.map(one => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return [...text.matchAll(whole)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }))
}

/** Spaces and apostrophes are typed in many ways; each is replaced by one sign, so that places stay the same. */
function plain(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/[’ʼ]/gu, "'")
}

/** Remarks of the charter on colours and on one colour upon another, by their hex: keys under `remarks`. */
export type ColourRemark =
  { key: 'charter-colour'; about: string } | { key: 'charter-pair'; about: string; instead: string }

/**
 * Remarks on colours that are used: those that the charter does not know, pairs that it forbids. A charter without
 * colours makes none.
 */
export function colourRemarks(
  { colours, pairs }: Pick<Charter, 'colours' | 'pairs'>,
  used: { alone: readonly string[]; together: readonly (readonly [string, string])[] },
): ColourRemark[] {
  if (colours.length === 0) return []
  const nameOf = (hex: string): string => colours.find(one => one.hex === hex)?.name ?? hex
  const foreign = used.alone.filter(hex => !colours.some(one => one.hex === hex))
  return [
    ...foreign.map((about): ColourRemark => ({ key: 'charter-colour', about })),
    ...used.together.flatMap(([one, other]): ColourRemark[] => {
      const [about, instead] = [nameOf(one), nameOf(other)]
      return isForbidden({ pairs }, about, instead) ? [{ key: 'charter-pair', about, instead }] : []
    }),
  ]
}

export function isOldLogo({ logos }: Pick<Charter, 'logos'>, digest: string): boolean {
  return logos.some(one => one.digest === digest && one.state === 'old')
}
