import { cut, fold } from '../../core/domain/text.ts'
import { slipsBetween } from './slips-between.ts'
import { isBeforeName, type Said, saidAfter, type Takes } from './what-follows.ts'
import type { WordKey, Words } from '../../words.ts'

/** What somebody typed: a word that Mary knows, and the rest of the line; null for anything else. */
export type Typed = ({ word: WordKey } & Said) | null

/** A word as it is typed, as it is compared, and what may follow it. */
export type Spelling = { word: WordKey; spelling: string; folded: string; takes: Takes }

/** Mentions are `<at>Mary</at>`; accents, case and the mention do not matter. */
const mention = /<at[^<>]*>[^<]*<\/at>/gi

/** What may follow a word and means nothing: « aide ! », « merci 🙏 ». */
const nothingMore = /^(?:[\s.!?…\p{Extended_Pictographic}\p{Emoji_Modifier}]|\u200d|\ufe0f)*$/u

/** How many signs of a line are compared with a word. Accents may be signs of their own. */
const signsMost = 400

export function plainText(text: string): string {
  return text
    .replace(mention, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
}

/** All spellings of the words of `table`, longest first: « mes propositions » before « propositions ». */
export function spellingsOf(words: Words[], table: Readonly<Record<string, { takes: Takes }>>): Spelling[] {
  const all = words.flatMap(({ typed }) =>
    Object.entries(typed).flatMap(([key, list]) => {
      const [word, takes] = [key as WordKey, table[key]?.takes]
      return takes ? list.map(spelling => ({ word, spelling, folded: fold(spelling), takes })) : []
    }),
  )
  return all.sort((a, b) => b.folded.length - a.folded.length)
}

/**
 * A word alone, or a word with a reference and a reason: `refuser 42 la photo est floue`. Only the beginning of a line
 * is compared, once; `spellings`: longest first.
 */
export function readTyped(text: string, spellings: readonly Spelling[]): Typed {
  const line = plainText(text)
  const begins = foldedBeginning(line, spellings[0]?.folded.length ?? 0)
  for (const { word, folded, takes } of spellings) {
    if (!begins.folded.startsWith(folded)) continue
    const after = line.slice(begins.ends[folded.length - 1])
    if (nothingMore.test(after)) return { word, reference: '', rest: '' }
    if (!/^\s*:|^\s/.test(after)) continue
    const said = saidAfter(takes, after.replace(/^\s*:?/, '').trim())
    if (said) return { word, ...said }
  }
  return null
}

/** `ends`: where each sign of `folded` ends in the line as it was typed. */
function foldedBeginning(line: string, most: number): { folded: string; ends: number[] } {
  let [folded, end, signs] = ['', 0, 0]
  const ends: number[] = []
  for (const sign of line) {
    const piece = /\s/.test(sign) ? ' ' : fold(sign)
    if ((piece !== '' && folded.length >= most) || signs++ >= signsMost) break
    end += sign.length
    const more = piece === ' ' && folded.endsWith(' ') ? '' : piece
    folded += more
    for (let at = ends.length; at < folded.length; at++) ends.push(end)
    // A mark, or a further space, belongs to the sign before it.
    if (more === '' && ends.length > 0) ends[ends.length - 1] = end
  }
  return { folded, ends }
}

/** The word that somebody probably meant, and what they typed after it. */
export type Meant = Pick<Spelling, 'word' | 'spelling'> & Said

/** No word, with a reference after it, needs more of a line. */
const lookedAt = 80

/** « porposer », « aprouver 42 parfait »: null where no word is near, or two are equally near. */
export function nearestWord(text: string, spellings: readonly Spelling[]): Meant | null {
  const line = plainText(text)
  const places = [...cut(line, lookedAt).matchAll(/\s+/g)].map(({ index }) => index)
  const end = places.find(index => saidAfter('person', line.slice(index).trim())) ?? line.length
  if (end > lookedAt) return null
  const typed = fold(line.slice(0, end)).replace(/(?<![\s.!?…])[\s.!?…]+$/, '')
  const near = spellings.flatMap((one): Near[] => {
    const slips = slipsBetween(typed, one.folded, mostSlips(one.folded))
    return slips === null ? [] : [{ ...one, slips }]
  })
  const [best, ...others] = nearest(near.length > 0 ? near : nearBeginnings(line, spellings))
  if (!best || others.some(({ word }) => word !== best.word)) return null
  const after = best.after ?? line.slice(end).trim()
  const said = after === '' ? { reference: '', rest: '' } : saidAfter(best.takes, after)
  return said && { word: best.word, spelling: best.spelling, ...said }
}

/** `after`: what follows the word; absent: what follows the end that was found for all words. */
type Near = Spelling & { slips: number; after?: string }

function nearest(near: readonly Near[]): Near[] {
  const least = Math.min(...near.map(({ slips }) => slips))
  return near.filter(({ slips }) => slips === least)
}

/** « mon asistante Nadia Benali »: before a name, only the number of its words tells where the word ends. */
function nearBeginnings(line: string, spellings: readonly Spelling[]): Near[] {
  const words = cut(line, lookedAt).split(/\s+/)
  return spellings.flatMap(one => {
    const many = one.folded.split(' ').length
    if (!isBeforeName(one.takes) || words.length <= many) return []
    const slips = slipsBetween(fold(words.slice(0, many).join(' ')), one.folded, 1)
    return slips === null ? [] : [{ ...one, slips, after: line.split(/\s+/).slice(many).join(' ') }]
  })
}

/** In a short word one other letter may make another word. */
function mostSlips({ length }: string): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}
