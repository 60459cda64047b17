import { cut, fold } from '../../core/domain/text.ts'
import { plainText, saidAfter, type Spelling } from './typed-words.ts'

/** The word that somebody probably meant, and what they typed after it. */
export type Meant = Pick<Spelling, 'word' | 'spelling'> & { reference: string; rest: string }

/** No word, with a reference after it, needs more of a line. */
const lookedAt = 80

/** « porposer », « aprouver 42 parfait »: null where no word is near, or two are as near. */
export function nearestWord(text: string, spellings: readonly Spelling[]): Meant | null {
  const line = plainText(text)
  const places = [...cut(line, lookedAt).matchAll(/\s+/g)].map(({ index }) => index)
  const end = places.find(index => saidAfter('delegate', line.slice(index).trim())) ?? line.length
  if (end > lookedAt) return null
  const typed = fold(line.slice(0, end)).replace(/(?<![\s.!?…])[\s.!?…]+$/, '')
  const near = spellings.flatMap(one => {
    const slips = slipsBetween(typed, one.folded, mostSlips(one.folded))
    return slips === null ? [] : [{ ...one, slips }]
  })
  const least = Math.min(...near.map(({ slips }) => slips))
  const nearest = near.filter(({ slips }) => slips === least)
  const [best] = nearest
  if (!best || nearest.some(({ word }) => word !== best.word)) return null
  const after = line.slice(end).trim()
  const said = after === '' ? { reference: '', rest: '' } : saidAfter(best.word, after)
  return said && { word: best.word, spelling: best.spelling, ...said }
}

/** In a short word one other letter may make another word. */
function mostSlips({ length }: string): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

/**
 * Letters that are missing, too many, wrong, or in the place of their neighbour (Damerau and Levenshtein); null above
 * `most`. Both texts are as short as a word.
 */
function slipsBetween(typed: string, word: string, most: number): number | null {
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
