import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { InitiativeCards } from '../../../core/use-cases/placements/kept/kept-initiatives.ts'
import type { ToldCards } from '../../../core/use-cases/placements/kept/kept-told.ts'
import type { Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { drawCreditLost } from './draw-credit.ts'
import { drawDelay, drawReturn } from './draw-delay.ts'
import { drawInbox } from './draw-inbox.ts'
import { drawEdited, drawRewritten, drawRewrittenLines } from './draw-listed.ts'
import { drawOutcome, drawPublished } from './draw-outcome.ts'
import { drawPostEnded, drawTaken } from './draw-taken.ts'
import { drawAnswer, drawQuestion } from './draw-question.ts'
import { drawQuoted } from './draw-quoted.ts'
import { drawReceipt } from './draw-receipt.ts'

export const drawnInitiatives: DrawnCards<InitiativeCards | ToldCards | 'rewritten-lines'> = {
  receipt: { draw: ({ initiative, post, away }, look) => drawReceipt(initiative, look, post, away), summary },
  inbox: { draw: ({ initiative, ...seen }, look) => drawInbox(initiative, look, seen), summary: inboxSummary },
  question: { draw: ({ initiative, index }, look) => drawQuestion(initiative, index, look), summary },
  answer: { draw: ({ initiative, index }, look) => drawAnswer(initiative, index, look), summary },
  outcome: { draw: ({ initiative, post }, look) => drawOutcome(initiative, post, look), summary },
  delay: { draw: drawDelay, summary },
  'credit-lost': { draw: drawCreditLost, summary },
  return: { draw: drawReturn, summary },
  published: { draw: drawPublished, summary },
  taken: { draw: drawTaken, summary },
  'post-ended': { draw: drawPostEnded, summary },
  quoted: { draw: ({ initiative }, look) => drawQuoted(initiative, look), summary },
  edited: { draw: drawEdited, summary },
  rewritten: { draw: drawRewritten, summary },
  'rewritten-lines': {
    draw: drawRewrittenLines,
    summary: ({ count }, { words }) => words.count('summaries.rewrittenLines', count),
  },
}

/** A proposal placed anew after its delay is no new one. */
function inboxSummary(face: FaceOf<'inbox'>, look: Look): string {
  const { title, delays = [] } = face.initiative
  return delays.at(-1)?.back ? look.words.text('summaries.inboxAgain', { title }) : summary(face, look)
}

function summary(
  { face, initiative: { reference, title, author } }: FaceOf<InitiativeCards | ToldCards>,
  { words }: Look,
): string {
  return words.text(`summaries.${face}`, { reference, title, name: author.name })
}
