import type { Post, PostState } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { waitingStep } from '../view/waiting-step.ts'

/** How many lines a card shows. */
const linesMax = 10

const colors: Record<PostState, string> = {
  draft: 'default', 'in-validation': 'warning', approved: 'good', refused: 'attention',
  broadcasting: 'accent', broadcast: 'good', 'taken-back': 'default', cancelled: 'default',
}

/** State, at whom, since when. `validations`: by their id. */
export function drawPosts({ posts, validations }: { posts: readonly Post[]; validations: Record<string, Validation> }, look: Look): Card {
  const { words } = look
  const lines = posts.slice(0, linesMax).map(post => line(post, validations[post.validationId ?? ''], look))
  return drawCard('posts/list', {
    lines,
    empty: lines.length === 0,
    cut: posts.length > linesMax,
    more: words.count('posts.list.more', linesMax),
  }, look)
}

function line(post: Post, validation: Validation | undefined, { words }: Look): Record<string, unknown> {
  const waits = validation && validation.state === 'waiting' ? waitingStep(validation, words) : null
  const editable = post.state === 'draft' || post.state === 'in-validation' || post.state === 'approved'
  return {
    id: post.id,
    title: escapeLine(post.content.title) || post.reference,
    state: words.text(`states.post.${post.state}`),
    color: colors[post.state],
    line: words.text('posts.list.line', { reference: post.reference, date: words.date(post.updatedAt) }),
    waits: waits !== null,
    waiting: waits ? words.text('posts.list.waiting', { names: escapeLine(waits.names), date: words.date(waits.since) }) : '',
    step: validation?.current ?? 0,
    hasSlot: post.slot !== null,
    slot: post.slot === null ? '' : words.text('posts.list.slot', { date: words.date(post.slot) }),
    editable,
    cancellable: editable,
    sure: words.text(post.correcting === null ? 'posts.list.cancelSure' : 'posts.list.abandonSure', { title: escapeLine(post.content.title) }),
  }
}
