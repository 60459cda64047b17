import type { PersonId } from '../../../core/domain/actor.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Waiting } from '../../../core/domain/validations/waiting.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { waitingLine } from './waiting-lines.ts'
import { validationSummary } from './draw-validation.ts'
import { keysOf } from '../../../words.ts'

/**
 * Folded bodies in one card, in characters of JSON: a message of Teams holds 100 KB in UTF-16, and the card needs more
 * than the bodies.
 */
const foldedMax = 24_000

/**
 * `reminded`: since when this card is there as a reminder; `moved`: since when a later card shows it all. `said`: the
 * outcome for the line that was just decided.
 */
export type ToApproveData = {
  waiting: Waiting
  reader: PersonId
  now: Instant
  reminded?: Instant
  moved?: Instant | null
  said?: string
}

/** What awaits the reader's visa, oldest deadline first; each line is read and decided in its place. */
export function drawToApprove(
  { waiting, reader, now, reminded, moved = null, said = '' }: ToApproveData,
  look: Look,
): Card {
  const { words } = look
  const key = keysOf('validations.to-approve')
  const lines = waiting.lines.map((line, index) => waitingLine(line, { index, reader, now }, look))
  const fits = fitting(lines.map(({ sealed }) => sealed))
  return drawCard(
    'validations/to-approve',
    {
      lines: lines.map((line, index) => {
        const folds = fits[index] === true
        return { ...line, folds, decides: folds && !line.changed, sealed: folds ? line.sealed : [] }
      }),
      said: escapeLine(said),
      isReminder: reminded !== undefined && moved === null,
      reminded: reminded === undefined ? '' : words.text(key('reminded'), { date: words.date(reminded) }),
      moved: moved === null ? '' : words.text(key('moved'), { date: words.date(moved) }),
      empty: lines.length === 0 && moved === null,
      cut: waiting.others > 0,
      more: words.count(key('more'), waiting.others),
    },
    look,
  )
}

/** The notification's text: the first one by name, and how many there are. */
export function waitingSummary({ lines, others }: Waiting, look: Look): string {
  const { words } = look
  const first = lines[0]
  const n = lines.length + others
  if (!first) return words.text('validations.to-approve.heading')
  return n === 1
    ? validationSummary(first.validation, look)
    : words.count('validations.to-approve.summary', n, { first: first.validation.title })
}

/** The first bodies, as long as there is room. */
function fitting(bodies: unknown[]): boolean[] {
  let sum = 0
  return bodies.map(body => (sum += JSON.stringify(body).length) <= foldedMax)
}
