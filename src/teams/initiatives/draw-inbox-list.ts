import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { initiativeState } from '../cards/initiative-state.ts'

/** How many lines a card shows. */
const linesMax = 15

/** What waits, and at whom. */
export function drawInboxList(initiatives: readonly Initiative[], look: Look): Card {
  const { words } = look
  const lines = initiatives.slice(0, linesMax).map(({ title, reference, state, takenBy, author, submittedAt }) => ({
    title: escapeLine(title),
    at: words.text(`triage.list.at.${state === 'taken' || state === 'asked' ? state : 'received'}`, {
      name: escapeLine(takenBy?.name ?? ''), author: escapeLine(author.name),
    }),
    color: initiativeState(state, words).color,
    line: words.text('triage.list.line', { reference, author: escapeLine(author.name), date: words.date(submittedAt) }),
  }))
  return drawCard(
    'triage/list',
    { count: words.count('triage.list.count', initiatives.length), lines, some: lines.length > 0 },
    look,
  )
}
