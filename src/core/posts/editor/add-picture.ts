import type { Actor } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import { changePost, type PostRefusal } from '../change-post.ts'
import { attachedTo, stillOpen } from '../drafts/draft-again.ts'
import { type Post, type PostPicture, picturesMax } from '../post.ts'
import { edit } from './save-post.ts'

export type AddPictureResult = { kind: 'added' | 'too-many' | 'closed'; post: Post } | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/** Its words come with the next save: the linter asks for them. The same picture twice is one. */
export function addPicture(
  ports: Needs,
  actor: Actor,
  postId: string,
  { id, digest }: Omit<PostPicture, 'alt'>,
): Promise<AddPictureResult> {
  return changePost<AddPictureResult>(ports, actor, postId, async post => {
    const attached = await attachedTo(ports, post)
    const { pictures } = post.content
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    if (pictures.some(picture => picture.digest === digest)) return { kind: 'added', post }
    if (pictures.length >= picturesMax) return { kind: 'too-many', post }
    const content = { ...post.content, pictures: [...pictures, { id, alt: '', digest }] }
    return { ...edit(post, { content }, attached, actor, ports.now()), answer: post => ({ kind: 'added', post }) }
  })
}
