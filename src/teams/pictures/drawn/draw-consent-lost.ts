import { asKept } from '../../../core/domain/pictures/consent.ts'
import type { PersonId } from '../../../core/domain/actor.ts'
import { picturesBlocked } from '../../../core/domain/posts/pictures/sort-pictures.ts'
import type { Post, PostState } from '../../../core/domain/posts/post.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { consentText } from './consent-text.ts'
import { keysOf } from '../../../words.ts'

export const drawnConsents: DrawnCards<'consent-lost'> = {
  'consent-lost': {
    draw: drawConsentLost,
    summary: ({ post }, { words }) => words.text('summaries.consent-lost', { title: post.content.title }),
  },
}

/** `reader`: the person who decides on it; null: the communication team, which can mend it. */
export type ConsentLostData = { post: Post; reader: PersonId | null }

const key = keysOf('pictures.lost')
const editable: readonly PostState[] = ['draft', 'in-validation', 'approved']

/** A yes became a no after the post was submitted: what is held, and what can be done. */
export function drawConsentLost({ post, reader }: ConsentLostData, look: Look): Card {
  const { words } = look
  const { id, reference, content, state } = post
  const blocked = picturesBlocked(post, asKept)
  const over = blocked.length === 0
  const sent = state === 'broadcast' || state === 'taken-back'
  return drawCard(
    'pictures/lost',
    {
      postId: id,
      kicker: reference,
      title: escapeLine(content.title),
      state: words.text(key(over ? 'over' : sent ? 'sent' : 'blocked')),
      color: over ? 'good' : 'attention',
      lines: blocked.map(picture => ({
        text: words.text(key('picture'), {
          name: escapeLine(picture.name ?? words.text('pictures.consent.picture')),
          state: consentText(picture, words),
        }),
      })),
      next: words.text(key(over ? 'nothing' : reader !== null ? 'wait' : sent ? 'correct' : 'mend')),
      opens: reader === null && !over && editable.includes(state),
    },
    look,
  )
}
