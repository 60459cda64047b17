import type { Actor } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../domain/settings.ts'
import { changePost, type PostRefusal } from './change-post.ts'
import { attachedTo, stillOpen } from './draft-again.ts'
import { type Post, type PostPicture, picturesMax } from '../../domain/posts/post.ts'
import { withPicture } from '../../domain/posts/sort-pictures.ts'
import { asOpened, edit } from './save-post.ts'

export type AddPictureResult = { kind: 'added' | 'too-many' | 'closed'; post: Post } | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/** `corrects`: the broadcast whose cards it is given to correct; the first change of a correction begins it. */
export type PictureInput = Pick<PostPicture, 'id' | 'digest' | 'name'> & { corrects?: string | null }

/**
 * Beside the card, until somebody declared that it may be shown. Its words come with a later save: the linter asks for
 * them. The same picture twice is one.
 */
export function addPicture(
  ports: Needs,
  actor: Actor,
  postId: string,
  { corrects = null, ...sent }: PictureInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<AddPictureResult> {
  return changePost<AddPictureResult>(ports, actor, postId, async read => {
    const { post, also } = await asOpened(ports, read, actor, corrects, settings)
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    const given = withPicture(post, { ...sent, alt: '', consent: null })
    if (given === post) return { kind: 'added', post }
    if (given === null || post.content.pictures.length >= picturesMax) return { kind: 'too-many', post }
    const { post: next, also: changes } = edit(post, { aside: given.aside ?? [] }, attached, actor, ports.now())
    return { post: next, also: [...also, ...changes], answer: post => ({ kind: 'added', post }) }
  })
}
