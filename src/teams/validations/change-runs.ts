import { cut } from '../../core/domain/text.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Words } from '../../words.ts'
import { firstWords, lastWords } from '../cards/shortened.ts'
import type { Pair } from './passages.ts'
import { bold, struck, textRun } from './text-run.ts'
import { type Part, wordDiff } from './word-diff.ts'

/** How much is told of one change, and of what stayed around it. */
const passageMax = 160
const around = 28
const partsMax = 9

const key = (name: string): string => `validations.validation.${name}`

/**
 * A passage, of which only what changed is told with a few words around it: struck → bold. Some clients strike nothing,
 * and nobody hears a style: an arrow stands between the two, a word behind what only went or came.
 */
export function pairRuns({ before, after }: Pair, words: Words): Card[] {
  if (after === null) return [textRun(words.text(key('removed'))), textRun(told(before), struck)]
  if (before === null) return [textRun(words.text(key('added'))), textRun(told(after), bold)]
  const parts = wordDiff(before, after)
  if (parts === null) return swapRuns(told(before), told(after))
  const runs = parts.slice(0, partsMax).flatMap((part, index) =>
    partRuns(part, { first: index === 0, last: index === parts.length - 1 }, words),
  )
  return parts.length > partsMax ? [...runs, textRun('…')] : runs
}

/** Something that took the place of something else. */
export function swapRuns(before: string, after: string): Card[] {
  return [textRun(before, struck), textRun(' → '), textRun(after, bold)]
}

function partRuns(part: Part, at: { first: boolean; last: boolean }, words: Words): Card[] {
  if ('same' in part) return [textRun(context(part.same, at))]
  const [lead, removed, tail] = spaced(part.removed)
  const [before, added, after] = spaced(part.added)
  if (added === '') return [textRun(lead + told(removed), struck), textRun(words.text(key('wasRemoved')) + tail)]
  if (removed !== '')
    return [textRun(lead), ...swapRuns(told(removed), told(added)), textRun(after)].filter(({ text }) => text !== '')
  return [textRun(before + told(added), bold), textRun(words.text(key('wasAdded')) + after)]
}

/** The spaces before, the words, the spaces behind. */
function spaced(text: string): [before: string, words: string, after: string] {
  const words = text.trim()
  const start = text.length - text.trimStart().length
  return [text.slice(0, start), words, text.slice(start + words.length)]
}

/** Of what stayed only what touches a change, in whole words. */
function context(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const most = (first ? 0 : around) + (last ? 0 : around)
  if (text.length <= most + 2) return text
  const head = first ? '' : firstWords(text, around)
  const tail = last ? '' : lastWords(text, around)
  return `${head}${first || last ? '' : ' '}…${last ? '' : ' '}${tail}`
}

/** A passage that is one word is told to where it fits. */
function told(text: string): string {
  if (text.length <= passageMax) return text
  return `${firstWords(text, passageMax) || cut(text, passageMax)}…`
}
