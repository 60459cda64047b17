import type { SealedVersion } from '../../core/domain/posts/post.ts'
import { sourcesGiven } from '../../core/domain/posts/sources-by-figure.ts'
import { type UnsourcedSentence, unsourcedFigures } from '../../core/domain/posts/unsourced-figures.ts'
import type { Words } from '../../words.ts'
import type { Card } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'
import { firstWords, lastWords } from '../cards/shortened.ts'
import { passages } from './passages.ts'
import { textRun, underlined } from './text-run.ts'

/** How many sentences show on the folded card, how many below it, and how much of each on both sides of its figures. */
const foldedMost = 2
const unfoldedMost = 8
const aroundMost = 40
const listedMost = 3
/** Of one sentence. */
const underlinedMost = 6
/** Of the sources that name none of these figures. */
const givenMost = 120

export type FiguresView = {
  hasFigures: boolean
  figuresTitle: string
  hasGiven: boolean
  given: string
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
  const lines = sentences.slice(0, unfoldedMost).map(sentence => ({ inlines: sentenceRuns(sentence) }))
  const rest = sentences.length - foldedMost
  const told = toldOf(version)
  return {
    hasFigures: lines.length > 0,
    figuresTitle: words.text(`validations.validation.figures.${told}`),
    hasGiven: told === 'unmatched',
    given: escapeLine(around(version?.sources ?? '', { first: false, last: true }, givenMost)),
    figures: lines.slice(0, foldedMost),
    hasMoreFigures: rest > 0,
    moreFigures: rest > 0 ? words.count('validations.validation.moreFigures', rest) : '',
    allFigures: rest > 0 ? [...lines, ...beyond(sentences.length - unfoldedMost, words)] : [],
  }
}

function beyond(n: number, words: Words): { inlines: Card[] }[] {
  return n > 0 ? [{ inlines: [textRun(words.count('validations.validation.beyondFigures', n))] }] : []
}

/** « Aucune source donnée : 12 %, 1 200… »: the figures alone, for one line among others; empty: all have a source. */
export function unsourcedText(version: SealedVersion, words: Words): string {
  const found = sentencesOf(version).flatMap(({ text, figures }) =>
    figures.map(({ start, end }) => text.slice(start, end)),
  )
  const all = [...new Set(found)]
  if (all.length === 0) return ''
  const list = all.length > listedMost ? `${all.slice(0, listedMost).join(', ')}…` : enumerate(all, words)
  return words.text(`validations.to-approve.figures.${toldOf(version)}`, { list })
}

/** An author who gave sources that name other figures did not give none. */
function toldOf(version: SealedVersion | undefined): 'none' | 'unmatched' {
  return sourcesGiven(version?.sources ?? '') ? 'unmatched' : 'none'
}

function sentencesOf({ rendered, sources }: SealedVersion): UnsourcedSentence[] {
  return unsourcedFigures([rendered.summary, ...passages(rendered.card)], sources ?? '')
}

function sentenceRuns({ text, figures }: UnsourcedSentence): Card[] {
  const runs: Card[] = []
  let from = 0
  for (const { start, end } of figures.slice(0, underlinedMost)) {
    runs.push(
      textRun(around(text.slice(from, start), { first: from === 0, last: false })),
      textRun(text.slice(start, end), underlined),
    )
    from = end
  }
  return [...runs, textRun(around(text.slice(from), { first: false, last: true }))].filter(({ text }) => text !== '')
}

/** Of what stands between two figures, the whole words that touch them. */
function around(text: string, { first, last }: { first: boolean; last: boolean }, most = aroundMost): string {
  if (text.length <= most * (first || last ? 1 : 2) + 2) return text
  const head = first ? '' : firstWords(text, most)
  const tail = last ? '' : lastWords(text, most)
  return `${head}${first || last ? '' : ' '}…${tail === '' ? '' : ' '}${tail}`
}
