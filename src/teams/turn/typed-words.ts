import type { WordKey, Words } from '../../words.ts'

/** What somebody typed: a word that Mary knows, and the rest of the line; null for anything else. */
export type Typed = { word: WordKey; reference: string; rest: string } | null

/** Mentions are `<at>Mary</at>`; accents, case and the mention do not matter. */
const mention = /<at[^>]*>.*?<\/at>/gi
const referencePattern = /^(?:[a-z]{3,4}[-\s]?\d{4}[-\s]?\d{1,9}|\d{1,9})(?=\s|$|[:,.;])/i

/** Words that are said of a person, by mail address, instead of a reference. */
const ofPeople: readonly WordKey[] = ['delegate', 'endDelegation']

export function plainText(text: string): string {
  return text.replace(mention, ' ').replace(/\u00a0|\u202f/g, ' ').trim()
}

/** A word alone, or a word with a reference and a reason: `refuser 42 la photo est floue`. */
export function readTyped(text: string, words: Words[]): Typed {
  const line = plainText(text)
  const folded = fold(line)
  for (const [word, spelling] of spellings(words)) {
    if (folded === spelling) return { word, reference: '', rest: '' }
    if (!folded.startsWith(`${spelling} `)) continue
    const after = line.slice(lengthOf(line, spelling)).trim()
    if (ofPeople.includes(word) && /^\S+@\S+/.test(after)) return { word, reference: '', rest: after }
    const reference = referencePattern.exec(after)?.[0] ?? ''
    if (reference !== '') return { word, reference, rest: after.slice(reference.length).replace(/^[\s:,.;–—-]+/, '') }
  }
  return null
}

/** Longest first: « mes propositions » before « propositions ». */
function spellings(words: Words[]): [WordKey, string][] {
  const all = words.flatMap(({ typed }) =>
    Object.entries(typed).flatMap(([word, list]) =>
      list.map((spelling): [WordKey, string] => [word as WordKey, fold(spelling)]),
    ),
  )
  return all.sort((a, b) => b[1].length - a[1].length)
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?…]+$/, '')
    .trim()
}

/** Where the spelling ends in the line as it was typed: the line folds to one that starts with it. */
function lengthOf(line: string, spelling: string): number {
  for (let end = spelling.length; end <= line.length; end++)
    if (fold(line.slice(0, end)) === spelling && /^\s|^$/.test(line.slice(end))) return end
  return line.length
}
