import type { SealedVersion } from '../../../../core/posts/post.ts'
import { type UnsourcedSentence, unsourcedFigures } from '../../../../core/posts/figures/unsourced-figures.ts'
import type { Words } from '../../../../words.ts'
import type { Card } from '../../../cards.ts'
import { enumerate } from '../../view/names.ts'
import { passages } from '../changes/passages.ts'
import { textRun, underlined } from '../changes/text-run.ts'

/** How many sentences show on the folded card, and how much of each on both sides of its figures. */
const foldedMost = 2
const around = 40
const listedMost = 3

export type FiguresView = {
  hasFigures: boolean
  figures: { inlines: Card[] }[]
  hasMoreFigures: boolean
  moreFigures: string
  allFigures: { inlines: Card[] }[]
}

/**
 * Figures that nothing vouches for, underlined in their sentence: the first ones beside the question, all of them below
 * the card.
 */
export function figuresView(version: SealedVersion | undefined, words: Words): FiguresView {
  const sentences = version ? sentencesOf(version) : []
  const lines = sentences.map(sentence => ({ inlines: sentenceRuns(sentence) }))
  const rest = lines.length - foldedMost
  return {
    hasFigures: lines.length > 0,
    figures: lines.slice(0, foldedMost),
    hasMoreFigures: rest > 0,
    moreFigures: rest > 0 ? words.count('validations.validation.moreFigures', rest) : '',
    allFigures: rest > 0 ? lines : [],
  }
}

/** « 12 %, 1 200… »: the figures alone, for one line among others. */
export function unsourcedText(version: SealedVersion, words: Words): string {
  const found = sentencesOf(version).flatMap(({ text, figures }) =>
    figures.map(({ start, end }) => text.slice(start, end)),
  )
  const list = [...new Set(found)]
  return list.length > listedMost ? `${list.slice(0, listedMost).join(', ')}…` : enumerate(list, words)
}

function sentencesOf({ rendered, sources }: SealedVersion): UnsourcedSentence[] {
  return unsourcedFigures([rendered.summary, ...passages(rendered.card)], sources ?? '')
}

function sentenceRuns({ text, figures }: UnsourcedSentence): Card[] {
  const runs: Card[] = []
  let from = 0
  for (const { start, end } of figures) {
    runs.push(
      textRun(shortened(text.slice(from, start), { first: from === 0, last: false })),
      textRun(text.slice(start, end), underlined),
    )
    from = end
  }
  return [...runs, textRun(shortened(text.slice(from), { first: false, last: true }))].filter(({ text }) => text !== '')
}

function shortened(text: string, { first, last }: { first: boolean; last: boolean }): string {
  if (text.length <= around * (first || last ? 1 : 2) + 2) return text
  const head = first ? '' : text.slice(0, around).replace(/\S+$/u, '').trimEnd()
  const tail = last ? '' : text.slice(-around).replace(/^\S+/u, '').trimStart()
  return `${head}${first || last ? '' : ' '}…${tail === '' ? '' : ' '}${tail}`
}
