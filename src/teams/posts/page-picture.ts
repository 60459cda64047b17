import { createHash } from 'node:crypto'
import { isComms, isOutside } from '../../core/domain/actor.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import { cleanText, cut, guid } from '../../core/domain/text.ts'
import { isUnderWay } from '../../core/use-cases/posts/writing/save-part.ts'
import { takePicture } from '../../core/use-cases/posts/pictures/take-picture.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { opaque } from '../turn/verbs.ts'
import { type PostAnswer, refused, shown } from './post-pages.ts'
import { agreedTo, underWayText } from './write-page.ts'

/** What a page says of a file: untrusted; null: nothing. */
export type PageFile = Record<'postId' | 'corrects' | 'name' | 'reopen', string | null>

/** The bytes, read once they are wanted; null: they did not come whole. */
export type ReadFile = () => Promise<Uint8Array | null>

export const pageFileNameMost = 200

/**
 * A picture that a page sends, into its post: beside the card until it is declared who is on it. The same bytes are one
 * picture of a post, however often they come. Null: the page names no post, or no file came. May throw `Unavailable`.
 */
export async function takePagePicture(
  turn: Turn,
  { postId, corrects, name, reopen }: PageFile,
  read: ReadFile,
): Promise<PostAnswer | null> {
  if (postId === null || !guid.test(postId) || (corrects !== null && !opaque.test(corrects))) return null
  if (isOutside(turn.actor)) return { kind: 'not-comms' }
  const { ports, actor, settings, look } = turn
  if (!isComms(actor)) return refused(turn, 'not-comms', refusal(turn, { kind: 'not-comms' }))
  const post = await ports.posts.byId(postId)
  if (post === null) return refused(turn, 'not-found', refusal(turn, { kind: 'not-found' }))
  // A picture is a change like others: the person must have read what it ends.
  if (isUnderWay(post) && agreedTo(reopen ?? '', look.words) !== post.state)
    return { kind: 'under-way', text: underWayText(post, look.words) }
  const bytes = await read()
  if (bytes === null) return null
  const id = idFrom('picture of a page', postId, createHash('sha256').update(bytes).digest('hex'))
  const picture = { id, name: cut(cleanText(name), pageFileNameMost), source: null, corrects, bytes }
  const result = await takePicture(ports, actor, postId, picture, settings)
  if (result.kind === 'added') return shown(turn, 'saved', { post: result.post })
  return refused(turn, result.kind, refusal(turn, result))
}
