import { type Initiative, reasonMax } from '../../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { reasonChoices } from '../../cards/choices.ts'
import { belowFields, type Errors } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** When it comes back, `typed` stays in it. */
export function drawAskDialog(
  { id, reference, title, author }: Initiative,
  look: Look,
  { errors = {}, typed = {} }: { errors?: Errors; typed?: Record<string, string> } = {},
): Card {
  const { words } = look
  const card = drawCard(
    'triage/ask',
    {
      id,
      title: `${reference} · ${escapeLine(title)}`,
      to: words.text('triage.ask.to', { author: escapeLine(author.name) }),
      question: typed['question'] ?? '',
      max: reasonMax,
    },
    look,
  )
  return belowFields(card, errors, words)
}

/** When it comes back, `typed` stays in it. */
export function drawDeclineDialog(
  { id, reference, title, author }: Initiative,
  look: Look,
  { errors = {}, typed = {} }: { errors?: Errors; typed?: Record<string, string> } = {},
): Card {
  const { words } = look
  const card = drawCard(
    'triage/decline',
    {
      id,
      title: `${reference} · ${escapeLine(title)}`,
      to: words.text('triage.decline.to', { author: escapeLine(author.name) }),
      reasons: reasonChoices('decline', words),
      choice: typed['reasonChoice'] ?? '',
      reason: typed['reason'] ?? '',
      max: reasonMax,
    },
    look,
  )
  return belowFields(card, errors, words)
}
