import { type Actor, isComms, maySeeAll } from '../../../domain/actor.ts'
import { unlessAway } from '../../../domain/errors.ts'
import type { Fault } from '../../../domain/posts/draft/lint-post.ts'
import { placeOfPictures } from '../../../domain/posts/pictures/pictures-place.ts'
import type { LimitsOf } from '../../../domain/posts/variants/variant-faults.ts'
import type { Remark } from '../../../domain/posts/draft/post-remarks.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { isAuthor } from '../../../domain/posts/is-author.ts'
import type { RenderedPost } from '../../../domain/seal.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { type RenderNeeds, renderSealed } from '../../broadcasts/sealed/render-sealed.ts'
import { type Reader, readerOf } from '../../people/reader-of.ts'
import { draftFaults } from './draft-faults.ts'
import { limitsOf } from '../writing/limits-of.ts'
import { type RemarksNeeds, remarksOn } from '../writing/remarks-on.ts'

export type PreviewResult =
  ({ kind: 'preview'; post: Post } & DraftSeen) | { kind: 'not-found' } | { kind: 'not-allowed' }
/**
 * `reader`: whose name and department may fill open places; null: Graph is away. `limits`: of other channels' words.
 */
export type DraftSeen = {
  rendered: RenderedPost
  faults: Fault[]
  remarks: Remark[]
  reader: Reader | null
  limits: LimitsOf
}
type SeeDraftNeeds = Pick<Ports, 'directory' | 'departments' | 'now' | 'networks'> & RemarksNeeds & RenderNeeds
type Needs = Pick<Ports, 'posts'> & SeeDraftNeeds

/** *Aperçu*: the very card that people will get, and the linter's remarks. */
export async function previewPost(
  ports: Needs,
  actor: Actor,
  postId: string,
  settings: Pick<Settings, 'timeZone'>,
): Promise<PreviewResult> {
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  if (!mayPreview(actor, post) && !maySeeAll(actor)) return { kind: 'not-allowed' }
  return { kind: 'preview', post, ...(await seeDraft(ports, actor, post, settings)) }
}

/** The bytes of a post as it is, perhaps not yet written, and what keeps it from being submitted. */
export async function seeDraft(
  ports: SeeDraftNeeds,
  actor: Pick<Actor, 'id'>,
  post: Post,
  settings: Pick<Settings, 'timeZone'>,
): Promise<DraftSeen> {
  const [rendered, reader, limits, remarks] = await Promise.all([
    renderSealed(ports, post, placeOfPictures(post)),
    unlessAway(() => readerOf(ports, actor.id), null),
    limitsOf(ports),
    remarksOn(ports, post),
  ])
  const faults = draftFaults(post, { now: ports.now(), card: rendered.card, limits }, settings)
  return { rendered, reader, limits, faults, remarks }
}

/** Whether a person may see a post, and have its card sent to themselves, before anybody has it. */
export function mayPreview(actor: Actor, post: Pick<Post, 'authors'>): boolean {
  return isComms(actor) || isAuthor(post, actor.id)
}
