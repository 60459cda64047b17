import { type Change, refresh } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import { endsEvent } from '../../../domain/events/event.ts'
import { beginsOtherwise } from '../../../domain/events/starts.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { sentContent } from '../../../domain/posts/sent-post.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { abandonedMs, endLeftBehind } from '../../pictures/left-behind.ts'

/**
 * What becomes of the post once its broadcast has ended and somebody got it: done, or stopped half-way. After a
 * correction it belongs again to the broadcast that brought it, so that it can be corrected once more.
 */
export async function afterBroadcast(
  ports: Pick<Ports, 'posts' | 'broadcasts'>,
  broadcast: Broadcast,
  at: Instant,
): Promise<Change[]> {
  const post = await ports.posts.byId(broadcast.postId)
  const change = post && becomes(post, broadcast, at)
  return [
    ...(change
      ? [
          {
            save: 'post',
            row: { ...post, version: post.version + 1, ...change, updatedAt: at },
            ifVersion: post.version,
          } as const,
        ]
      : []),
    ...followUps(broadcast),
    ...(post && sentContent(post).kind === 'event' ? remarks(broadcast) : []),
    ...toldCards(broadcast.targetId === null ? null : await ports.broadcasts.byId(broadcast.targetId)),
    ...(change && broadcast.kind === 'take-back' ? deletions(post, 0) : []),
    ...(post && broadcast.kind === 'expire' ? deletions(post, abandonedMs) : []),
    ...(change && broadcast.kind === 'correct' ? eventFollows(post) : []),
  ]
}

function becomes(post: Post, { id, kind, targetId, sentBy }: Broadcast, at: Instant): Partial<Post> | null {
  switch (kind) {
    case 'send':
      return post.state === 'broadcasting' ? { state: 'broadcast' } : null
    case 'correct':
      return post.broadcastId === id && post.state === 'broadcasting'
        ? { state: 'broadcast', broadcastId: targetId, correcting: null }
        : null
    case 'take-back':
      return post.state !== 'taken-back' ? { state: 'taken-back' } : null
    case 'call-off':
      // It stays what people have.
      return post.calledOff === undefined && sentBy !== null ? { calledOff: { by: sentBy, at } } : null
    case 'expire':
    case 'remark':
    case 'mend':
      return null
  }
}

/** Deletes pictures that nobody sees any more; a post that is over may be duplicated for some time yet. */
function deletions({ content, initiativeId }: Post, inMs: number): Change[] {
  return endLeftBehind(
    content.pictures.map(({ id }) => id),
    initiativeId,
    inMs,
  )
}

function eventFollows({ id: postId, content, correcting }: Post): Change[] {
  if (!content.event) return []
  return [
    {
      job: 'event.resize',
      data: { postId, newDay: beginsOtherwise(correcting?.content.event ?? null, content.event) },
    },
  ]
}

/** What is true of the event may have changed while its cards were being changed. */
function remarks({ kind, postId }: Broadcast): Change[] {
  if (endsEvent({ kind })) return []
  const says = kind === 'send' || kind === 'correct'
  return [
    { job: 'event.remark', data: { postId, closing: says } },
    // The job itself finds out when the event is over.
    ...(says ? [{ job: 'event.thank', data: { postId } } as const] : []),
  ]
}

/** People who were told of an emergency see its words too. */
function toldCards(target: Broadcast | null): Change[] {
  const told = target?.urgent?.told ?? []
  return told.map(({ id: person }) => refresh({ card: 'told', broadcastId: target!.id, person }))
}

/**
 * The job itself finds out whether the day has come. The card of the changed broadcast shows what may still be done.
 */
function followUps({ id, kind, targetId, expiresOn, postId }: Broadcast): Change[] {
  const target = targetId ?? id
  const expires = expiresOn !== null && (kind === 'send' || kind === 'correct')
  return [
    { job: 'post.follow', data: { postId, published: kind === 'send' } },
    ...(expires ? [{ job: 'broadcast.expire', data: { id: target } } as const] : []),
    ...(targetId === null ? [] : [refresh({ card: 'broadcast', broadcastId: targetId })]),
  ]
}
