import { type Change, refresh } from '../../../change.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { Initiative } from '../../../domain/initiatives/initiative.ts'
import { creditOf, withoutCredit } from '../../../domain/posts/draft/new-draft.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { initiativeWay } from '../../initiatives/change-initiative.ts'
import { roadOf } from '../../road.ts'
import { attachedTo, stillOpen } from './draft-again.ts'
import { edit } from './edit-post.ts'

type Credited = { kind: 'credited'; initiative: Initiative; post: Post | null }
export type CreditResult =
  | Credited
  /** `credit-late`: a yes would void visas that others gave; a no always counts, until the first send. */
  | { kind: 'not-found' | 'not-yours' | 'not-own-idea' | 'credit-late' | 'credit-over' }
  | Busy
type Needs = Pick<
  Ports,
  'history' | 'initiatives' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'
>

const creditRoad = roadOf({
  ...initiativeWay,
  refuses: (actor, seen) => (!seen || seen[0].author.id === actor.id ? null : 'not-yours'),
  attempt: seen => ({ what: 'initiative.credit', subject: seen?.[0].reference ?? 'initiatives' }),
  stamp: (row, at) => ({ ...row, updatedAt: at }),
  done: (initiative): Credited => ({ kind: 'credited', initiative, post: null }),
})

/**
 * The proposer agrees to be named on what is published, or no longer does. The name is part of what is sealed: a draft
 * gets it or loses it; what was submitted or approved becomes a draft again when the agreement ends, and comms is told,
 * since nothing leaves with a name that may not be published.
 */
export function creditAuthor(ports: Needs, actor: Actor, id: string, agrees: boolean): Promise<CreditResult> {
  return creditRoad.change<CreditResult>(ports, actor, id, async read => {
    if (agrees && read.onBehalfOf !== null) return { kind: 'not-own-idea' }
    const before = read.postId === null ? null : await ports.posts.byId(read.postId)
    if ((read.credited ?? false) === agrees) return { kind: 'credited', initiative: read, post: before }
    if (read.state === 'declined' || read.state === 'withdrawn') return { kind: 'credit-over' }
    const row = { ...read, credited: agrees }
    const onPost = before ? await changed(ports, before, row, actor) : null
    if (onPost && 'kind' in onPost) return onPost
    return {
      row,
      verb: agrees ? 'initiative.credited' : 'initiative.uncredited',
      ...(onPost && {
        also: onPost.changes,
        answer: initiative => ({ kind: 'credited', initiative, post: onPost.post }),
      }),
    }
  })
}

async function changed(
  ports: Needs,
  before: Post,
  initiative: Initiative,
  actor: Actor,
): Promise<{ post: Post; changes: Change[] } | { kind: 'credit-late' | 'credit-over' }> {
  const attached = await attachedTo(ports, before)
  // Of a correction people have the card already, with the name or without it.
  if (before.correcting !== null || !stillOpen(before, attached)) return { kind: 'credit-over' }
  const submitted = before.state !== 'draft'
  if (submitted && initiative.credited) return { kind: 'credit-late' }
  const content = { ...withoutCredit(before.content), ...creditOf(initiative) }
  const edited = edit(before, { content }, attached, actor, ports.now())
  // Nobody has the editor open for this.
  const post = { ...edited.post, editing: before.editing, version: before.version + 1 }
  const news = refresh({ card: 'credit-lost', initiativeId: initiative.id, at: ports.now() })
  return {
    post,
    changes: [{ save: 'post', row: post, ifVersion: before.version }, ...edited.also, ...(submitted ? [news] : [])],
  }
}
