import type { EventSeen } from '../../core/domain/events/event.ts'
import { mayOrganise } from '../../core/domain/events/organisers.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { matchesReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import { readEvent } from '../../core/use-cases/events/read-event.ts'
import { broadcastsMost } from '../turn/find.ts'
import { among, type Finding } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** By the post's reference, or that of a broadcast of it. */
export type Sent = { postId: string; reference: Reference }

/** Posts sent lately, each once, by its reference or by that of a broadcast of it. */
export async function sentLately({ ports }: Turn, text: string): Promise<Sent[]> {
  const typed = parseReference(text)
  if (!typed) return []
  const meant = (await ports.broadcasts.recent(broadcastsMost)).flatMap(({ postId, postReference, reference }) => {
    const matching = [postReference, reference].find(one => matchesReference(typed, one))
    return matching === undefined ? [] : [{ postId, reference: matching }]
  })
  return meant.filter(({ postId }, index) => meant.findIndex(one => one.postId === postId) === index)
}

export async function eventsAmong<One extends Sent>({ ports }: Turn, meant: One[]): Promise<(One & { post: Post })[]> {
  const posts = await Promise.all(meant.map(({ postId }) => ports.posts.byId(postId)))
  return meant.flatMap((one, index) => {
    const post = posts[index]
    return post?.content.kind === 'event' ? [{ ...one, post }] : []
  })
}

/** Those that this person organises first; of the others the use case says that they may not. */
export const organised: Finding<Sent & { post: Post }> = among({
  all: async (turn, text) => eventsAmong(turn, await sentLately(turn, text)),
  able: ({ post }, { actor }) => mayOrganise(post, actor),
})

type Received = Sent & { event: EventSeen }

/**
 * The meant event among those that this person received; of others they do not even learn that they exist. `first`:
 * events that count before others.
 */
export const receivedBy = (
  first: (turn: Turn, received: Received[]) => Promise<Received[]> = (_turn, received) => Promise.resolve(received),
): Finding<Received> =>
  among({
    all: async (turn, text) => first(turn, await receivedLately(turn, text)),
    none: turn => refusal(turn, { kind: 'event-not-received' }),
  })
export const received = receivedBy()

async function receivedLately(turn: Turn, text: string): Promise<Received[]> {
  const meant = await sentLately(turn, text)
  const read = await Promise.all(meant.map(({ postId }) => readEvent(turn.ports, turn.actor.id, postId)))
  return meant.flatMap((one, index) => (read[index] ? [{ ...one, event: read[index] }] : []))
}
