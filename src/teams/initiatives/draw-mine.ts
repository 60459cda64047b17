import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { initiativeState } from '../cards/initiative-state.ts'

export function drawMine(initiatives: readonly Initiative[], look: Look): Card {
  const { words } = look
  const lines = initiatives.map(({ title, reference, state, submittedAt }) => ({
    title: escapeLine(title),
    reference,
    ...initiativeState(state, words),
    sent: words.text('initiatives.mine.sent', { date: words.date(submittedAt) }),
    asked: state === 'asked',
    hint: words.text('initiatives.mine.answerHint', { number: String(Number(reference.split('-').at(-1))) }),
  }))
  return drawCard('initiatives/mine', { lines, empty: lines.length === 0 }, look)
}
