import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'

/** The decision, told to the author. */
export function drawOutcome(initiative: Initiative, post: Post | null, look: Look): Card {
  const { words } = look
  const { state, decision } = initiative
  const known = state === 'retained' || state === 'declined' || state === 'withdrawn' ? state : 'open'
  const name = escapeLine(decision?.by.name ?? '')
  return drawCard(
    'initiatives/outcome',
    {
      kicker: words.text('initiatives.outcome.kicker', { reference: initiative.reference }),
      heading: words.text(`initiatives.outcome.${known}`),
      title: words.text('common.quoted', { text: escapeLine(initiative.title) }),
      color: known === 'retained' ? 'good' : 'default',
      next: state === 'retained' ? words.text(`initiatives.outcome.post.${post?.state ?? 'draft'}`, { name }) : '',
      by: state === 'declined' ? words.text('initiatives.outcome.declinedText', { name }) : '',
      reason: state === 'declined' ? escapeMarkdown(decision?.reason ?? '') : '',
      last: state === 'declined' ? words.text('initiatives.outcome.declinedAgain') : '',
    },
    look,
  )
}

/** Told to the author once people have it; if it was taken back since, the card says so. */
export function drawPublished(
  { initiative, post, people }: { initiative: Initiative; post: Post; people: number },
  look: Look,
): Card {
  const { words } = look
  const gone = post.state === 'taken-back'
  return drawCard(
    'initiatives/outcome',
    {
      kicker: words.text('initiatives.outcome.kicker', { reference: initiative.reference }),
      heading: words.text(`initiatives.outcome.${gone ? 'gone' : 'published'}`),
      title: words.text('common.quoted', { text: escapeLine(initiative.title) }),
      color: gone ? 'default' : 'good',
      next: gone ? words.text('initiatives.outcome.goneText') : words.count('initiatives.outcome.publishedTo', people),
      by: '',
      reason: '',
      last: '',
    },
    look,
  )
}
