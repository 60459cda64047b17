import { type Initiative, reasonMax } from '../../../core/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { reasonChoices } from '../view/choices.ts'

/** `error`: why it came back, as text. */
export function drawDeclineDialog({ id, reference, title, author }: Initiative, look: Look, error = ''): Card {
  return drawCard('triage/decline', {
    id,
    title: `${reference} · ${escapeLine(title)}`,
    to: look.words.text('triage.decline.to', { author: escapeLine(author.name) }),
    reasons: reasonChoices('decline', look.words),
    max: reasonMax,
    refused: error !== '',
    error,
  }, look)
}
