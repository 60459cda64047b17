import type { PersonId } from '../../core/domain/actor.ts'
import { previousDay } from '../../core/domain/working-time/next-day.ts'
import { currentVersion, type Post, type SealedVersion } from '../../core/domain/posts/post.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import type { Card } from '../cards/card-templates.ts'
import { audienceText, audienceWithCount } from '../cards/audience-text.ts'
import { pairRuns, swapRuns } from './change-runs.ts'
import { differing, passages } from './passages.ts'
import { textRun } from './text-run.ts'

/** One change, as the pieces of a RichTextBlock. */
export type ChangeLine = { inlines: Card[] }

const key = (name: string): string => `validations.validation.${name}`

/** What differs from the version that this person last saw; null for whoever saw none. */
export function whatChanged(post: Post, validation: Validation, reader: PersonId, words: Words): ChangeLine[] | null {
  // The last one of this seal: a text that was changed and changed back has its first seal again.
  const present = post.sealed.findLast(({ seal }) => seal === validation.seal) ?? currentVersion(post)
  const seen = validation.seenBefore[reader]
  const before = present && post.sealed.findLast(({ number, seal }) => number < present.number && seal === seen)
  if (!before) return null
  const lines = [...inTheText(before, present, words), ...aroundTheText(before, present, words)]
  return lines.length === 0 ? [{ inlines: [textRun(words.text(key('nothing')))] }] : lines
}

/** In the card, then in what is read beside it: the notification and where figures come from. */
function inTheText(before: SealedVersion, present: SealedVersion, words: Words): ChangeLine[] {
  const told = (label: string | null, was: string[], is: string[]) =>
    differing(was, is).map(pair => line(label, pairRuns(pair, words), words))
  const sources = ({ sources = '' }: SealedVersion) => sources.split('\n').filter(text => text.trim() !== '')
  return [
    ...told(null, passages(before.rendered.card), passages(present.rendered.card)),
    ...told('summaryChange', [before.rendered.summary], [present.rendered.summary]),
    ...told('sourcesChange', sources(before), sources(present)),
  ]
}

function aroundTheText(before: SealedVersion, present: SealedVersion, words: Words): ChangeLine[] {
  const lines: ChangeLine[] = []
  const swapped = (label: string, [was, is]: [string, string]) => {
    if (was !== is) lines.push(line(label, swapRuns(was, is), words))
  }
  const both = (tell: (version: SealedVersion) => string): [string, string] => [tell(before), tell(present)]
  if (JSON.stringify(before.pictures) !== JSON.stringify(present.pictures)) lines.push(line('pictureChange', [], words))
  // A correction reaches who has the card, at once: that is no change of its own.
  if (present.correctionOf === null) {
    swapped('audienceChange', audiences(before, present, words))
    swapped('slotChange', both(({ slot }) => (slot === null ? words.text(key('free')) : words.date(slot))))
    if (before.mandatory !== present.mandatory)
      lines.push(line(present.mandatory ? 'mandatoryNow' : 'mandatoryNoMore', [], words))
  }
  swapped(
    'validChange',
    both(({ expiresOn }) => (expiresOn === null ? words.text(key('noEnd')) : words.day(previousDay(expiresOn)))),
  )
  return lines
}

function line(label: string | null, runs: Card[], words: Words): ChangeLine {
  return { inlines: label === null ? runs : [textRun(words.text(key(label))), ...runs] }
}

/** The same words with another head-count are told by the count alone. */
function audiences(before: SealedVersion, present: SealedVersion, words: Words): [string, string] {
  const same = audienceText(before.audience, words) === audienceText(present.audience, words)
  const tell = ({ audience, headCount }: SealedVersion) =>
    same ? words.count('audience.headCount', headCount) : audienceWithCount(audience, headCount, words)
  return [tell(before), tell(present)]
}
