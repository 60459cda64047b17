import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'

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
