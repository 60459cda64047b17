import type { Named, PersonId } from '../../../core/domain/actor.ts'
import { sourcesGiven, unsourcedFigures, type UnsourcedSentence } from '../../../core/domain/posts/text/figures.ts'
import type { SealedVersion } from '../../../core/domain/posts/post.ts'
import { isPanelComplete, stillAsked, takenChairs } from '../../../core/domain/validations/chairs.ts'
import { inPlaceOf } from '../../../core/domain/validations/replace-asked.ts'
import type { Decision, Panel, Step, Validation } from '../../../core/domain/validations/validation.ts'
import type { Words } from '../../../words.ts'
import { either, enumerate, names } from '../../cards/names.ts'
import type { Card } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { firstWords, lastWords } from '../../cards/shortened.ts'
import { passages } from './word-diff.ts'
import { textRun, underlined } from './what-changed.ts'

/** How many sentences show on the folded card, how many below it, and how many letters on both sides of the figures. */
const foldedMost = 2
const unfoldedMost = 8
const aroundMost = 40
const listedMost = 3
/** How many figures of one sentence are underlined. */
const underlinedMost = 6
/** How many letters are shown of the sources that name none of these figures. */
const givenMost = 120

export type FiguresView = {
  figuresTitle: string
  given: string
  figures: { inlines: Card[] }[]
  moreFigures: string
  allFigures: { inlines: Card[] }[]
}

/** Figures without a source, underlined in their sentence: the first beside the question, all below the card. */
export function figuresView(version: SealedVersion | undefined, words: Words): FiguresView {
  const sentences = version ? sentencesOf(version) : []
  const lines = sentences.slice(0, unfoldedMost).map(sentence => ({ inlines: sentenceRuns(sentence) }))
  const rest = sentences.length - foldedMost
  const told = toldOf(version)
  return {
    figuresTitle: words.text(`validations.validation.figures.${told}`),
    given:
      told === 'unmatched' ? escapeLine(around(version?.sources ?? '', { first: false, last: true }, givenMost)) : '',
    figures: lines.slice(0, foldedMost),
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

/** An author whose sources name other figures did give sources: the words differ. */
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

/** Of the text between two figures, the whole words that touch them. */
function around(text: string, { first, last }: { first: boolean; last: boolean }, most = aroundMost): string {
  if (text.length <= most * (first || last ? 1 : 2) + 2) return text
  const head = first ? '' : firstWords(text, most)
  const tail = last ? '' : lastWords(text, most)
  return `${head}${first || last ? '' : ' '}…${tail === '' ? '' : ' '}${tail}`
}

/** Whether several people must approve side by side: then each sees the decisions of the others. */
export function isParallel({ panels }: Step): boolean {
  return panels.length > 1 || panels.some(({ needs }) => needs > 1)
}

/** Who approved and who is awaited, panel by panel. `most`: beyond this number people are counted, not named. */
export function panelLines(
  validation: Validation,
  index: number,
  words: Words,
  most = Infinity,
): { mark: string; text: string }[] {
  const step = validation.steps[index]
  return (step?.panels ?? []).map(panel => {
    const done = isPanelComplete(step!, panel)
    const open = stillAsked(validation, index, panel)
    const said = [given(step!, panel, words), ...(done ? [] : [waited(step!, panel, open, words, most)])]
      .filter(text => text !== '')
      .join(' · ')
    const whose = panel.department ?? panel.sector
    const text =
      whose === undefined ? said : words.text('validations.panel.of', { department: escapeLine(whose), said })
    return { mark: done ? '✓' : '…', text }
  })
}

function given(step: Step, { people }: Panel, words: Words): string {
  const visas = step.visas.filter(({ chairs }) => chairs.some(chair => people.includes(chair)))
  return visas.length === 0
    ? ''
    : words.text('validations.panel.given', {
        names: escapeLine(
          enumerate(
            visas.map(visa => giver(visa, step, words)),
            words,
          ),
        ),
      })
}

/** « Jeanne Petit, par délégation de Paul Lefèvre » if the place was another person's. */
export function giver(visa: Decision, step: Step, words: Words): string {
  const {
    by: { name },
  } = visa
  const lent = inPlaceOf(step, visa)
  if (lent.length === 0) return name
  const delegated = lent.every(({ because }) => because === 'delegation')
  return words.text(`validations.panel.${delegated ? 'lent' : 'instead'}`, { name, names: names(lent, words) })
}

function waited(step: Step, { people, needs }: Panel, open: Named[], words: Words, most: number): string {
  const nobody = words.text('validations.panel.somebody')
  if (open.length === 0) return words.text('validations.panel.waited', { names: nobody })
  const taken = takenChairs(step)
  const missing = needs - people.filter(id => taken.has(id)).length
  const among = missing > 1 && missing < open.length
  if (among && open.length > most)
    return words.text('validations.panel.amongCount', { n: missing, people: open.length })
  const list = missing === 1 ? either(open, words, most) : names(open, words)
  return words.text(`validations.panel.${among ? 'among' : 'waited'}`, { names: escapeLine(list), n: missing })
}

export function nameOf(id: PersonId, { approvers }: Step): Named {
  return { id, name: approvers.find(one => one.id === id)?.name ?? '' }
}
