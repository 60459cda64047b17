import type { Named } from '../../../core/domain/actor.ts'
import type { Post, PostState } from '../../../core/domain/posts/post.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { names } from '../../cards/names.ts'
import { postState, waitingStep } from '../../cards/state-names.ts'

const linesMax = 10

const colors: Record<PostState, string> = {
  draft: 'default',
  'in-validation': 'warning',
  approved: 'good',
  refused: 'attention',
  broadcasting: 'accent',
  broadcast: 'good',
  'taken-back': 'default',
  cancelled: 'default',
}

/** By the id of the validation; `unreached`: people without a card of it. */
type PostsData = {
  posts: readonly Post[]
  validations: Record<string, Validation>
  unreached?: Record<string, Named[]>
  /** Titles of campaigns, by their ids. */
  campaigns?: Record<string, string>
}

/** State, who has it, since when. */
export function drawPosts({ posts, validations, unreached = {}, campaigns = {} }: PostsData, look: Look): Card {
  const { words } = look
  const lines = posts.slice(0, linesMax).map(post => ({
    ...line(post, validations[post.validationId ?? ''], unreached[post.validationId ?? ''] ?? [], look),
    campaign: campaignText(campaigns[post.campaignId ?? ''], look),
  }))
  return drawCard(
    'posts/list',
    {
      lines,
      empty: lines.length === 0,
      cut: posts.length > linesMax,
      more: words.count('posts.list.more', linesMax),
    },
    look,
  )
}

function campaignText(title: string | undefined, { words }: Look): string {
  return title === undefined ? '' : words.text('posts.list.campaign', { title: escapeLine(title) })
}

function line(post: Post, validation: Validation | undefined, unreached: Named[], { words }: Look) {
  const waits = validation && validation.state === 'waiting' ? waitingStep(validation, words) : null
  const correcting = post.correcting !== null
  const editable = post.state === 'draft' || post.state === 'in-validation' || post.state === 'approved'
  return {
    id: post.id,
    title: escapeLine(post.content.title) || post.reference,
    state: postState(post, words),
    color: colors[post.calledOff ? 'taken-back' : correcting ? 'broadcast' : post.state],
    line: words.text('posts.list.line', { reference: post.reference, date: words.date(post.updatedAt) }),
    waits: waits !== null,
    waiting: waits
      ? words.text('posts.list.waiting', { names: escapeLine(waits.names), date: words.date(waits.since) })
      : '',
    lost: unreached.length > 0,
    unreached: words.text('posts.list.unreached', { names: escapeLine(names(unreached, words)) }),
    step: validation?.current ?? 0,
    slot: post.slot === null ? '' : words.text('posts.list.slot', { date: words.date(post.slot) }),
    editable,
    cancellable: editable,
    cancel: words.text(`posts.list.${correcting ? 'abandon' : 'cancel'}`),
    sure: words.text(`posts.list.${correcting ? 'abandon' : 'cancel'}Sure`, { title: escapeLine(post.content.title) }),
    yes: words.text(`posts.list.${correcting ? 'abandon' : 'cancel'}Yes`),
  }
}
