import { type Actor, isComms } from '../../../domain/actor.ts'
import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import { picturesMax, type Post, type PostPicture } from '../../../domain/posts/post.ts'
import { everyPictureOf, withPicture } from '../../../domain/posts/pictures/sort-pictures.ts'
import { sizesOf } from '../../../domain/pictures/picture-size.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { type ArrivalNeeds, arrivedMedia } from '../../pictures/arrived-media.ts'
import { changePost, type PostRefusal } from '../writing/change-post.ts'
import { attachedTo, stillOpen } from '../writing/draft-again.ts'
import { asOpened, edit } from '../writing/edit-post.ts'
import { keepPicture, type PictureFault, type SentPicture } from './keep-picture.ts'

type Sent = SentPicture & Pick<Attachment, 'name'> & { corrects: string | null }
type TakePictureResult = AddPictureResult | PictureFault
type Needs = Parameters<typeof addPicture>[0] & Pick<Ports, 'keptFiles' | 'teamsFiles' | 'pictures'>

/**
 * A picture that a person of comms sent in chat, or from a page, into a draft. A file that is no picture is not kept.
 * May throw `Unavailable`.
 */
export async function takePicture(
  ports: Needs,
  actor: Actor,
  postId: string,
  { corrects, name, ...sent }: Sent,
  settings: Pick<Settings, 'timeZone'>,
): Promise<TakePictureResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  const { id } = sent
  const picture = { id, name, corrects }
  // Delivered again: an existing picture is not fetched again, and its address may have ended.
  const known = everyPictureOf(post).find(one => one.id === id)
  if (known) return addPicture(ports, actor, postId, { ...picture, digest: known.digest, ...sizesOf(known) }, settings)
  return keepPicture(ports, sent, 'added', kept => addPicture(ports, actor, postId, { ...picture, ...kept }, settings))
}

export type AddPictureResult = { kind: 'added'; post: Post } | { kind: 'too-many' | 'closed'; post: Post } | PostRefusal
type AddPictureNeeds = ArrivalNeeds &
  Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit'>

/** `corrects`: the broadcast whose cards it is sent to correct; the first change begins the correction. */
export type PictureInput = Pick<PostPicture, 'id' | 'digest' | 'name' | 'size' | 'sent'> & { corrects?: string | null }

/**
 * Beside the card, until a person declared that it may be shown; for known bytes that was done. Its alternative text
 * comes with a later save: the linter asks for it. The same picture twice is one.
 */
export function addPicture(
  ports: AddPictureNeeds,
  actor: Actor,
  postId: string,
  { corrects = null, ...sent }: PictureInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<AddPictureResult> {
  return changePost<AddPictureResult>(ports, actor, postId, 'words', async read => {
    const { post, also } = await asOpened(ports, read, actor, corrects, settings)
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    const isThere = withPicture(post, { ...sent, alt: '', consent: null }) === post
    if (isThere) return { kind: 'added', post }
    const { id, digest, name = '' } = sent
    const { section } = post.content
    const { consent, changes: onMedia } = await arrivedMedia(ports, { id, digest, name, section, by: actor })
    const given = withPicture(post, { ...sent, alt: '', consent })
    if (given === null || post.content.pictures.length >= picturesMax) return { kind: 'too-many', post }
    const { post: next, also: changes } = edit(post, { aside: given.aside ?? [] }, attached, actor, ports.now())
    return { post: next, also: [...also, ...changes, ...onMedia], answer: post => ({ kind: 'added', post }) }
  })
}
