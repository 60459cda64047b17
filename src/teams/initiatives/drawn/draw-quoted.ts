import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'
import { initiativeState } from '../../cards/state-names.ts'

/** How much of the proposal the writer of the message is shown: they know what they wrote. */
const leadMax = 280

/** To the writer of a message of which somebody made a proposal: who did, the text, the outcome; without reasons. */
export function drawQuoted(initiative: Initiative, look: Look): Card {
  const { words } = look
  const { reference, author, title, text, state } = initiative
  return drawCard(
    'initiatives/quoted',
    {
      kicker: words.text('initiatives.quoted.kicker', { reference }),
      by: words.text('initiatives.quoted.by', { name: escapeLine(author.name) }),
      title: escapeLine(title),
      text: escapeMarkdown(shortened(text, leadMax)),
      ...initiativeState(state, words),
    },
    look,
  )
}
