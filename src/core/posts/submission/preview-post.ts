import { type Actor, isComms } from '../../actor.ts'
import { localDay } from '../../calendar/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../settings.ts'
import { isAuthor } from '../authors.ts'
import type { Post, RenderedPost } from '../post.ts'
import { expiryFaults } from './expiry.ts'
import { type Fault, lintPost } from './lint-post.ts'
import { renderSealed } from './render-sealed.ts'

export type PreviewResult =
  | { kind: 'preview'; post: Post; rendered: RenderedPost; faults: Fault[] }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
type Needs = Pick<Ports, 'posts' | 'renderPost' | 'pictures' | 'now'>

/** *Aperçu*: the very card that people will get, and what the linter still minds. */
export async function previewPost(
  ports: Needs,
  actor: Actor,
  postId: string,
  settings: Pick<Settings, 'timeZone'>,
): Promise<PreviewResult> {
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  if (!isComms(actor) && !isAuthor(post, actor.id)) return { kind: 'not-allowed' }
  const rendered = renderSealed(ports, post)
  const now = ports.now()
  const faults = [...lintPost(post.content, localDay(now, settings.timeZone), rendered.card), ...expiryFaults(post, now, settings)]
  return { kind: 'preview', post, rendered, faults }
}
