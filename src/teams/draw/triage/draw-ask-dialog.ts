import { type Initiative, reasonMax } from '../../../core/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

export function drawAskDialog({ id, reference, title, author }: Initiative, look: Look, error = ''): Card {
  return drawCard('triage/ask', {
    id,
    title: `${reference} · ${escapeLine(title)}`,
    to: look.words.text('triage.ask.to', { author: escapeLine(author.name) }),
    max: reasonMax,
    refused: error !== '',
    error,
  }, look)
}
