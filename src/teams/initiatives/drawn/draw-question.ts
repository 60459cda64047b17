import { type Initiative, isUndecided } from '../../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { fileLimits } from '../../pictures/drawn/files-list.ts'

export function drawQuestion(initiative: Initiative, index: number, look: Look): Card {
  const { words } = look
  const question = initiative.questions[index]
  const answered = question !== undefined && question.answer !== null
  return drawCard(
    'initiatives/question',
    {
      id: initiative.id,
      index,
      kicker: words.text('initiatives.question.kicker', { reference: initiative.reference }),
      heading: words.text('initiatives.question.heading', { title: escapeLine(initiative.title) }),
      by: words.text('initiatives.question.by', { name: escapeLine(question?.by.name ?? '') }),
      question: escapeMarkdown(question?.text ?? ''),
      answer: escapeMarkdown(question?.answer?.text ?? ''),
      answered,
      waiting: isUndecided(initiative) && question !== undefined && !answered,
    },
    look,
  )
}

/** Below the inbox card, which has the buttons: what the author answered. */
export function drawAnswer(initiative: Initiative, index: number, look: Look): Card {
  const { words } = look
  const question = initiative.questions[index]
  return drawCard(
    'triage/answer',
    {
      kicker: words.text('triage.inbox.kicker', { reference: initiative.reference }),
      heading: words.text('triage.answer.heading', {
        name: escapeLine(initiative.author.name),
        title: escapeLine(initiative.title),
      }),
      answer: escapeMarkdown(question?.answer?.text ?? ''),
      asked: words.text('triage.inbox.question', { name: escapeLine(question?.by.name ?? '') }),
      question: escapeMarkdown(question?.text ?? ''),
    },
    look,
  )
}

export function drawPhotoHint({ reference, title }: Initiative, look: Look): Card {
  return drawCard(
    'initiatives/photo-hint',
    {
      text: look.words.text('initiatives.photo-hint.text', { reference, title: escapeLine(title) }),
      limits: fileLimits(look.words),
    },
    look,
  )
}
