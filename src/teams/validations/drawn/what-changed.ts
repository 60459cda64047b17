import type { PersonId } from '../../../core/domain/actor.ts'
import { currentVersion, type Post, type SealedVersion } from '../../../core/domain/posts/post.ts'
import { cut } from '../../../core/domain/text.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import { previousDay } from '../../../core/domain/working-time/local-time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { audienceText, audienceWithCount } from '../../cards/audience-text.ts'
import type { Card } from '../../cards/card-templates.ts'
import { linksAsText } from '../../cards/inert-body.ts'
import { plainText, runText } from '../../cards/markdown.ts'
import { firstWords, lastWords, shortened } from '../../cards/shortened.ts'
import { changedLooks, type LookLabel } from './changed-looks.ts'
import { changedChannels, placesText } from './sealed-channels.ts'
import { changedInEdition } from './edition-view.ts'
import { differing, type Pair, type Part, passages, wordDiff } from './word-diff.ts'

/** One change, as the pieces of a RichTextBlock. */
export type ChangeLine = { inlines: Card[] }

const key = keysOf('validations.validation')

type Label =
  | LookLabel
  | `${'summary' | 'sources' | 'picture' | 'audience' | 'slot' | 'places' | 'valid'}Change`
  | `mandatory${'Now' | 'NoMore'}`

/** The differences to the version that this person last saw; null if they saw none. */
export function whatChanged(post: Post, validation: Validation, reader: PersonId, words: Words): ChangeLine[] | null {
  // The last version with this seal: a text that was changed and changed back has its first seal again.
  const present = post.sealed.findLast(({ seal }) => seal === validation.seal) ?? currentVersion(post)
  const seen = validation.seenBefore[reader]
  const before = present && post.sealed.findLast(({ number, seal }) => number < present.number && seal === seen)
  if (!before) return null
  const lines = [...inTheText(before, present, words), ...aroundTheText(before, present, words)]
  return lines.length === 0 ? [{ inlines: [textRun(words.text(key('nothing')))] }] : lines
}

/** In the card, then in the texts beside it: the notification and the sources of figures. */
function inTheText(before: SealedVersion, present: SealedVersion, words: Words): ChangeLine[] {
  const told = (label: Label | null, was: string[], is: string[]) =>
    differing(was, is).map(pair => line(label, pairRuns(pair, words), words))
  const tell = (markdown: string) => plainText(linksAsText(markdown.replace(/^(?=- |\d+\. )(?:- )?/, '• '), words))
  const sources = ({ sources = '' }: SealedVersion) => sources.split('\n').filter(text => text.trim() !== '')
  return [
    ...told(null, passages(before.rendered.card, tell), passages(present.rendered.card, tell)),
    ...changedLooks(before.rendered.card, present.rendered.card).map(({ label, text }) =>
      line(label, [textRun(shortened(text, passageMax), bold)], words),
    ),
    ...told('summaryChange', [before.rendered.summary], [present.rendered.summary]),
    ...told('sourcesChange', sources(before), sources(present)),
    ...onChannels(before, present, words),
    ...changedInEdition(before, present, words).map(text => ({ inlines: [textRun(text)] })),
  ]
}

function onChannels(before: SealedVersion, present: SealedVersion, words: Words): ChangeLine[] {
  return changedChannels(before, present, words).flatMap(({ label, was, is, pictures }) => [
    ...differing(was, is).map(pair => ({ inlines: [textRun(label), ...pairRuns(pair, words)] })),
    ...(pictures ? [{ inlines: [textRun(label), textRun(words.text(key('picturesChanged')))] }] : []),
  ])
}

function aroundTheText(before: SealedVersion, present: SealedVersion, words: Words): ChangeLine[] {
  const lines: ChangeLine[] = []
  const swapped = (label: Label, [was, is]: [string, string]) => {
    if (was !== is) lines.push(line(label, swapRuns(was, is), words))
  }
  const both = (tell: (version: SealedVersion) => string): [string, string] => [tell(before), tell(present)]
  if (JSON.stringify(before.pictures) !== JSON.stringify(present.pictures)) lines.push(line('pictureChange', [], words))
  // A correction goes to the people who have the card, at once: its audience and time are no changes.
  if (present.correctionOf === null) {
    swapped(
      'placesChange',
      both(version => placesText(version, words)),
    )
    swapped('audienceChange', audiences(before, present, words))
    swapped(
      'slotChange',
      both(({ slot }) => (slot === null ? words.text(key('free')) : words.date(slot))),
    )
    if (before.mandatory !== present.mandatory)
      lines.push(line(present.mandatory ? 'mandatoryNow' : 'mandatoryNoMore', [], words))
  }
  swapped(
    'validChange',
    both(({ expiresOn }) => (expiresOn === null ? words.text(key('noEnd')) : words.day(previousDay(expiresOn)))),
  )
  return lines
}

function line(label: Label | null, runs: Card[], words: Words): ChangeLine {
  return { inlines: label === null ? runs : [textRun(words.text(key(label))), ...runs] }
}

/** The same audience with another number of people: only the number is told. */
function audiences(before: SealedVersion, present: SealedVersion, words: Words): [string, string] {
  const same = audienceText(before.audience, words) === audienceText(present.audience, words)
  const tell = ({ audience, headCount }: SealedVersion) =>
    same ? words.count('audience.headCount', headCount) : audienceWithCount(audience, headCount, words)
  return [tell(before), tell(present)]
}

/** How many letters are shown of one change, and of the unchanged text around it. */
const passageMax = 160
const around = 28
const partsMax = 9

/**
 * A passage, shortened to its changes with a few words around: struck → bold. Some clients strike nothing, and screen
 * readers tell no style: hence an arrow between old and new, and a word behind what was only removed or added.
 */
export function pairRuns({ before, after }: Pair, words: Words): Card[] {
  if (after === null) return [textRun(words.text(key('removed'))), textRun(told(before), struck)]
  if (before === null) return [textRun(words.text(key('added'))), textRun(told(after), bold)]
  const parts = wordDiff(before, after)
  if (parts === null) return swapRuns(told(before), told(after))
  const runs = parts
    .slice(0, partsMax)
    .flatMap((part, index) => partRuns(part, { first: index === 0, last: index === parts.length - 1 }, words))
  return parts.length > partsMax ? [...runs, textRun('…')] : runs
}

/** A replaced passage, old and new. */
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

function spaced(text: string): [before: string, words: string, after: string] {
  const words = text.trim()
  const start = text.length - text.trimStart().length
  return [text.slice(0, start), words, text.slice(start + words.length)]
}

/** Of the unchanged text only the whole words that touch a change. */
function context(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const most = (first ? 0 : around) + (last ? 0 : around)
  if (text.length <= most + 2) return text
  const head = first ? '' : firstWords(text, around)
  const tail = last ? '' : lastWords(text, around)
  return `${head}${first || last ? '' : ' '}…${last ? '' : ' '}${tail}`
}

/** A passage of one long word is cut where the room ends. */
function told(text: string): string {
  if (text.length <= passageMax) return text
  return `${firstWords(text, passageMax) || cut(text, passageMax)}…`
}

/** A piece of a RichTextBlock; its text is shown as it is, without Markdown. */
export function textRun(text: string, style: Card = {}): Card {
  return { type: 'TextRun', text: runText(text), size: 'Small', ...style }
}

export const underlined: Card = { underline: true, weight: 'Bolder' }
export const struck: Card = { strikethrough: true, isSubtle: true }
export const bold: Card = { weight: 'Bolder' }
