import type { Card } from '../../../cards.ts'
import type { Words } from '../../../../words.ts'
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
  if (after === null) return [textRun(words.text(key('removed'))), textRun(cut(before), struck)]
  if (before === null) return [textRun(words.text(key('added'))), textRun(cut(after), bold)]
  const parts = wordDiff(before, after)
  if (parts === null) return swapRuns(cut(before), cut(after))
  const told = parts.slice(0, partsMax)
  const runs = told.flatMap((part, index) =>
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
  const [, lead = '', removed = '', tail = ''] = part.removed.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? []
  const added = part.added.trim()
  if (added === '') return [textRun(lead + cut(removed), struck), textRun(words.text(key('wasRemoved')) + tail)]
  if (removed !== '')
    return [textRun(lead), ...swapRuns(cut(removed), cut(added)), textRun(part.added.match(/\s*$/)?.[0] ?? '')].filter(
      ({ text }) => text !== '',
    )
  const [before = '', after = ''] = [part.added.match(/^\s*/)?.[0], part.added.match(/\s*$/)?.[0]]
  return [textRun(before + cut(added), bold), textRun(words.text(key('wasAdded')) + after)]
}

/** Of what stayed only what touches a change, in whole words. */
function context(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const head = first ? '' : text.slice(0, around).replace(/\S+$/u, '')
  const tail = last ? '' : text.slice(-around).replace(/^\S+/u, '')
  const most = (first ? 0 : around) + (last ? 0 : around)
  return text.length <= most + 2
    ? text
    : `${head.trimEnd()}${first || last ? '' : ' '}…${last ? '' : ' '}${tail.trimStart()}`
}

function cut(text: string): string {
  return text.length > passageMax ? `${text.slice(0, passageMax).replace(/\S+$/u, '').trimEnd()}…` : text
}
