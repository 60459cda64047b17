import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** The author's choice whether to be named, as the receipt offers it. */
export function creditOffer(
  { state, credited = false, onBehalfOf }: Initiative,
  post: Post | null,
): 'credit' | 'uncredit' | '' {
  const over = state === 'declined' || state === 'withdrawn' || (post !== null && post.correcting !== null)
  if (over || (post !== null && !mayChange.has(post.state))) return ''
  if (credited) return 'uncredit'
  return onBehalfOf === null && (post === null || post.state === 'draft') ? 'credit' : ''
}

const mayChange = new Set<Post['state']>(['draft', 'in-validation', 'approved'])

/** Comms learns why a submitted post is a draft again. */
export function drawCreditLost({ initiative, post }: { initiative: Initiative; post: Post }, look: Look): Card {
  const { words } = look
  const { reference, title, author } = initiative
  return drawCard(
    'initiatives/outcome',
    {
      kicker: words.text('initiatives.outcome.kicker', { reference }),
      heading: words.text('triage.credit-lost.heading'),
      title: words.text('common.quoted', { text: escapeLine(title) }),
      color: 'warning',
      next: words.text('triage.credit-lost.text', { name: escapeLine(author.name), post: post.reference }),
      by: '',
      reason: '',
      last: '',
    },
    look,
  )
}
