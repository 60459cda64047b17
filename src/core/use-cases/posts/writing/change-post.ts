import type { Actor } from '../../../domain/actor.ts'
import type { Busy } from '../../attempt.ts'
import type { Change } from '../../../change.ts'
import { ideaCard } from '../../cards/idea-card.ts'
import { droppedMs, endLeftBehind } from '../../pictures/left-behind.ts'
import type { Ports } from '../../../ports.ts'
import { everythingHeldBy } from '../../../domain/posts/pictures/sort-pictures.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { notComms, road } from '../../road.ts'

export type PostRefusal =
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  /** It announces an edition, and changes only with that (*Reprendre*). */
  | { kind: 'of-an-edition' }
  | Busy

/** The decision of a use case: the post as it becomes, what is committed with it, and the answer once that is done. */
export type PostDecision<Answer> = { post: Post; also: Change[]; answer: (post: Post) => Answer }

export type ChangePostNeeds = Pick<Ports, 'history' | 'now' | 'posts' | 'commit'>

const posts = road({
  read: async (ports: Pick<Ports, 'posts'>, id: string) => ({ post: await ports.posts.byId(id) }),
  refuses: notComms,
  attempt: seen => ({ what: 'post.change', subject: seen?.post?.reference ?? 'posts' }),
})

/**
 * The road of every change of a post by comms. `what`: its words, recipients and hour, which of a post that announces
 * an edition are the edition's; or only how the post stands. `blank`: the post of version 0, before anything was
 * written.
 */
export function changePost<Answer extends { kind: string }>(
  ports: ChangePostNeeds,
  actor: Actor,
  id: string,
  what: 'words' | 'standing',
  decide: (post: Post) => Promise<PostDecision<Answer> | Answer> | PostDecision<Answer> | Answer,
  blank: Post | null = null,
): Promise<Answer | PostRefusal> {
  return posts<Answer | PostRefusal>(ports, actor, id, async ({ post: read }) => {
    const before = read ?? blank
    if (!before) return { kind: 'not-found' }
    if (before.editionId !== undefined && what === 'words') return { kind: 'of-an-edition' }
    const decided = await decide(before)
    if ('kind' in decided) return decided
    const post = { ...decided.post, version: before.version + 1 }
    const save: Change = { save: 'post', row: post, ifVersion: before.version }
    const changes = [save, ...decided.also, ...ideaCard(before, post), ...endDropped(before, post)]
    return { changes, answer: decided.answer(post) }
  })
}

function endDropped(before: Post, after: Post): Change[] {
  const named = new Set(everythingHeldBy(after).map(({ id }) => id))
  const dropped = everythingHeldBy(before).filter(({ id }) => !named.has(id))
  return endLeftBehind([...new Set(dropped.map(({ id }) => id))], before.initiativeId, droppedMs)
}
