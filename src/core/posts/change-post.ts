import { type Actor, isComms } from '../actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import type { Change } from '../change.ts'
import type { Ports } from '../ports.ts'
import type { Post } from './post.ts'

export type PostRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy

/** What a use case decided: the post as it shall be, with what goes along, and what to answer once it is so. */
export type PostDecision<Answer> = { post: Post; also: Change[]; answer: (post: Post) => Answer }

/** The road of every change of a post by comms: read, decide, commit, again when it was stale. */
export function changePost<Answer extends { kind: string }>(
  ports: Pick<Ports, 'posts' | 'commit'>,
  actor: Actor,
  id: string,
  decide: (post: Post) => Promise<PostDecision<Answer> | Answer> | PostDecision<Answer> | Answer,
): Promise<Answer | PostRefusal> {
  return whileStale<Answer | PostRefusal>(async () => {
    if (!isComms(actor)) return { kind: 'not-comms' }
    const read = await ports.posts.byId(id)
    if (!read) return { kind: 'not-found' }
    const decided = await decide(read)
    if ('kind' in decided) return decided
    const post = { ...decided.post, version: read.version + 1 }
    const done = await ports.commit({ save: 'post', row: post, ifVersion: read.version }, ...decided.also)
    return done === 'done' ? decided.answer(post) : 'stale'
  })
}
