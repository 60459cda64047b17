import { cut, fold } from '../../core/domain/text.ts'
import { readEditionLine } from './edition-line.ts'
import { slipsBetween } from './slips-between.ts'
import { isPeriodText } from '../written/period-words.ts'
import type { WordKey, Words } from '../../words.ts'

/** What somebody typed: a word that Mary knows, and the rest of the line; null for anything else. */
export type Typed = { word: WordKey; reference: string; rest: string } | null

/** A word as it is typed, and as it is compared. */
export type Spelling = { word: WordKey; spelling: string; folded: string }

/** Mentions are `<at>Mary</at>`; accents, case and the mention do not matter. */
const mention = /<at[^<>]*>[^<]*<\/at>/gi
const referencePattern = /^(?:[a-z]{3,4}[-\s]?\d{4}[-\s]?\d{1,9}|\d{1,9})(?=\s|$|[:,.;])/i
const historyPattern = /^(?:[a-z]{2,4}[-\s]?\d{4}[-\s]?\d{1,9}|\d{1,9})(?=\s|$|[:,.;])/i
/** « n° 42 », « numéro PUB-2026-0042 » */
const numero = /^(?:n ?[°º]|num[ée]ro|no\.?|number|#) ?(?=\d|[a-z]{3,4}[-\s]?\d)/i
/** « participer au 42 », « je viens à l’événement n° 42 » */
const toEvent = /^(?:au|à la|à l[’']|à|to the|to|the|le|la) ?(?:[ée]v[ée]nement |event )?(?=n ?[°º]|num[ée]ro|\d)/i
/** After a small word a number that goes on may be a date: « participer au 12 décembre ». */
const aloneOrParts =
  /^(?:n ?[°º]|num[ée]ro)? ?\d{1,9}(?:[\s.!?…]*$|\s*[;,:]|\s+(?:avec|cr[ée]neau|with|session|slot)\s)/i

/** What may stand behind a word and says nothing: « aide ! », « merci 🙏 ». */
const nothingMore = /^(?:[\s.!?…\p{Extended_Pictographic}\p{Emoji_Modifier}]|\u200d|\ufe0f)*$/u

/** Words that are said of a person, by mail address, instead of a reference. */
const ofPeople: readonly WordKey[] = ['delegate', 'endDelegation']

/** Words that are said of what is called so from then on: the whole rest is a name. */
const ofNames: readonly WordKey[] = ['addSection', 'addFeed', 'endFeed', 'readFeed']

/** Words that are said of one thing, or of what is looked for: a number alone names the thing. */
const ofSearches: readonly WordKey[] = ['media']
const searchMost = 200

/** Words that are said of somebody by name; what is longer than any name is no order. */
const ofNamed: readonly WordKey[] = ['assistant', 'endAssistant', 'stopAnswering']
const nameMost = 80

/** Of somebody and of a reference, in this order. */
const ofBoth: readonly WordKey[] = ['answerFor']

/** Words that are said in parts with « ; » between: an empty first part is one too. */
const inParts: readonly WordKey[] = ['join']

/** Words that are said to an event, with a small word before its number. */
const toEvents: readonly WordKey[] = ['join', 'maybe', 'leave']

/** Words that are said of a time, as « octobre 2026 » or « T3 ». */
const ofPeriods: readonly WordKey[] = ['figures', 'exportFigures']

/** Words that are said with a word that stands at the door, alone. */
const ofDoors: readonly WordKey[] = ['attend']
const oneWord = /^[«“"']?\s*\p{L}{3,20}[\s.!?…»”"']*$/u

/** Signs of a line that are compared with a word, whose marks are signs of their own at most. */
const signsMost = 400

export function plainText(text: string): string {
  return text
    .replace(mention, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
}

/** Longest first: « mes propositions » before « propositions ». */
export function spellingsOf(words: Words[]): Spelling[] {
  const all = words.flatMap(({ typed }) =>
    Object.entries(typed).flatMap(([word, list]) =>
      list.map(spelling => ({ word: word as WordKey, spelling, folded: fold(spelling) })),
    ),
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
  for (const { word, folded } of spellings) {
    if (!begins.folded.startsWith(folded)) continue
    const after = line.slice(begins.ends[folded.length - 1])
    if (nothingMore.test(after)) return { word, reference: '', rest: '' }
    if (!/^\s*:|^\s/.test(after)) continue
    const said = saidAfter(word, after.replace(/^\s*:?/, '').trim())
    if (said) return { word, ...said }
  }
  return null
}

/** What a word is said of, and the reason; null where the line goes on otherwise. */
export function saidAfter(word: WordKey, after: string): { reference: string; rest: string } | null {
  if (ofPeople.includes(word) && /^[^\s@]+@\S/.test(after)) return { reference: '', rest: after }
  if (ofNames.includes(word)) return { reference: '', rest: after }
  if (ofSearches.includes(word) && !/^(?:[a-z]{3,4}[-\s]?\d{4}[-\s]?)?\d{1,9}[\s.!?…]*$/i.test(after))
    return after.length > searchMost || after.includes('\n') ? null : { reference: '', rest: after }
  if (ofDoors.includes(word) && oneWord.test(after)) return { reference: '', rest: after }
  if (ofNamed.includes(word))
    return after.length > nameMost || after.includes('\n') ? null : { reference: '', rest: after }
  if (ofBoth.includes(word)) return /\d/.test(after) ? { reference: '', rest: after } : null
  if (['edition', 'editNewspaper'].includes(word)) return readEditionLine(after) ? { reference: '', rest: after } : null
  if (ofPeriods.includes(word) && isPeriodText(after)) return { reference: '', rest: after }
  const named = bare(word, after)
  const reference = (word === 'history' ? historyPattern : referencePattern).exec(named)?.[0]
  if (reference === undefined) return null
  const beside = inParts.includes(word) ? /^[\s:,.–—-]+/ : /^[\s:,.;–—-]+/
  return { reference, rest: named.slice(reference.length).replace(beside, '') }
}

/** Without what stands before a number and says nothing. */
function bare(word: WordKey, after: string): string {
  const behind = after.replace(toEvent, '')
  const said = toEvents.includes(word) && aloneOrParts.test(behind) ? behind : after
  return said.replace(numero, '')
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
    // A mark, or one space more, belongs to what stands before it.
    if (more === '' && ends.length > 0) ends[ends.length - 1] = end
  }
  return { folded, ends }
}

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
  const near = spellings.flatMap((one): Near[] => {
    const slips = slipsBetween(typed, one.folded, mostSlips(one.folded))
    return slips === null ? [] : [{ ...one, slips }]
  })
  const [best, ...others] = nearest(near.length > 0 ? near : nearBeginnings(line, spellings))
  if (!best || others.some(({ word }) => word !== best.word)) return null
  const after = best.after ?? line.slice(end).trim()
  const said = after === '' ? { reference: '', rest: '' } : saidAfter(best.word, after)
  return said && { word: best.word, spelling: best.spelling, ...said }
}

/** `after`: what stands behind it; absent: what stands behind the end of the word. */
type Near = Spelling & { slips: number; after?: string }

function nearest(near: readonly Near[]): Near[] {
  const least = Math.min(...near.map(({ slips }) => slips))
  return near.filter(({ slips }) => slips === least)
}

/** « mon asistante Nadia Benali »: before a name nothing says where the word ends but how many words it has. */
function nearBeginnings(line: string, spellings: readonly Spelling[]): Near[] {
  const words = cut(line, lookedAt).split(/\s+/)
  return spellings.flatMap(one => {
    const many = one.folded.split(' ').length
    if (![...ofNamed, ...ofBoth].includes(one.word) || words.length <= many) return []
    const slips = slipsBetween(fold(words.slice(0, many).join(' ')), one.folded, 1)
    return slips === null ? [] : [{ ...one, slips, after: line.split(/\s+/).slice(many).join(' ') }]
  })
}

/** In a short word one other letter may make another word. */
function mostSlips({ length }: string): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}
