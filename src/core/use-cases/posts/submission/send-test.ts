import { refresh } from '../../../change.ts'
import { type Actor, named } from '../../../domain/actor.ts'
import { unlessAway } from '../../../domain/errors.ts'
import { cardMaxBytes, currentVersion } from '../../../domain/posts/post.ts'
import { isBlank, lacksPictures, mayHaveTest, testAskedAt } from '../../../domain/posts/draft/test-send.ts'
import type { Ports } from '../../../ports.ts'
import type { RenderNeeds } from '../../broadcasts/sealed/render-sealed.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { bytesOf } from '../../placements/kept/kept-tests.ts'
import { mayPreview } from './preview-post.ts'

export type SendTestResult =
  /** `lacksPictures`: the card comes without pictures for which an agreement is missing. */
  | { kind: 'asked'; lacksPictures: boolean }
  | {
      kind:
        | 'test-empty'
        | 'test-too-big'
        | 'test-closed'
        | 'no-own-chat'
        | 'test-outside-pilot'
        | 'not-allowed'
        | 'not-found'
    }
type Needs = Pick<Ports, 'posts' | 'conversations' | 'pilot' | 'history' | 'commit' | 'now'> & RenderNeeds

/**
 * *Recevoir un essai*: the card of a post, as its readers would get it, to the person who asks, and to nobody else.
 * Whatever the linter says, like the preview. It is a placed card: sent once by a job, and never again by itself.
 */
export async function sendTest(ports: Needs, actor: Actor, postId: string): Promise<SendTestResult> {
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  const { reference: subject, revision } = post
  if (!mayPreview(actor, post))
    return refusedAttempt(ports, actor, { what: 'post.test', subject }, { kind: 'not-allowed' })
  if (!mayHaveTest(post)) return { kind: 'test-closed' }
  if (isBlank(post)) return { kind: 'test-empty' }
  if (Buffer.byteLength((await bytesOf(ports, post)).card) > cardMaxBytes) return { kind: 'test-too-big' }
  if (!(await mayWriteTo(ports, actor))) return { kind: 'no-own-chat' }
  if (!(await isReached(ports, actor))) return { kind: 'test-outside-pilot' }
  const seal = post.state === 'draft' ? null : (currentVersion(post)?.seal ?? null)
  await ports.commit(
    { journal: { verb: 'post.tested', actor: named(actor), subject, seal, details: { revision } } },
    refresh({ card: 'test', postId, person: actor.id, revision, at: testAskedAt(ports.now()) }),
  )
  return { kind: 'asked', lacksPictures: lacksPictures(post, ports.now()) }
}

/** People who removed or blocked Mary do not get it; with people who never met her she begins a conversation. */
async function mayWriteTo({ conversations }: Pick<Ports, 'conversations'>, { id }: Actor): Promise<boolean> {
  const known = (await conversations.of([id])).get(id)
  return known === undefined || known.state === 'open'
}

/** While the group of a pilot cannot be read, nothing leaves, and the test waits. */
async function isReached({ pilot }: Pick<Ports, 'pilot'>, { id }: Actor): Promise<boolean> {
  return pilot === null || unlessAway(async () => (await pilot.members()).has(id), true)
}
