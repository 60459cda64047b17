import type { Attachment, Initiative } from '../../domain/initiatives/initiative.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { picturesOfPiece } from '../../domain/newspapers/piece-pictures.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Post } from '../../domain/posts/post.ts'
import { everythingHeldBy, heldBy } from '../../domain/posts/pictures/sort-pictures.ts'
import type { Ports } from '../../ports.ts'
import { newMedia } from '../pictures/arrived-media.ts'

/**
 * The card on which it was pressed: of a proposal, a post, a piece of an edition, a newspaper. All of it is untrusted.
 */
export type OnHolder = {
  initiativeId: string | null
  postId: string | null
  editionId?: string | null
  newspaperId?: string | null
  pictureId: string
}
export type FindNeeds = Pick<
  Ports,
  'media' | 'initiatives' | 'posts' | 'editions' | 'newspapers' | 'newReference' | 'now'
>

/** Where one picture is kept. `pictureId`: the id of Mary’s own copy, which its posts name. */
export type FoundPicture = {
  /** Of version 0 where there is no row yet; null: its bytes have not come. */
  media: Media | null
  /** The proposal to which it was sent, and the file there. */
  initiative: Initiative | null
  file: Attachment | null
  posts: Post[]
  editions: Edition[]
  newspaper: Newspaper | null
  pictureId: string
  name: string
  /** Its bytes were deleted: no answer brings them back. */
  gone: boolean
}

/** Null: none of the named holders exists. */
export async function findPicture(ports: FindNeeds, on: OnHolder): Promise<FoundPicture | null> {
  const { initiativeId, postId, editionId = null, newspaperId = null, pictureId } = on
  const start = postId === null ? null : await ports.posts.byId(postId)
  const from = initiativeId ?? start?.initiativeId ?? null
  const named = from === null ? null : await ports.initiatives.byId(from)
  const printed = editionId === null ? null : await ports.editions.byId(editionId)
  const paper = newspaperId === null ? null : await ports.newspapers.byId(newspaperId)
  if (named === null && start === null && printed === null && paper === null) return null
  const copy = fileOf(named, pictureId)?.picture?.id ?? pictureId
  const posts = await ports.posts.withPicture(copy)
  const editions = await ports.editions.withPicture(copy)
  // A copy of a post does not name the proposal of its pictures: the first post does.
  const source = fileOf(named, pictureId) ? named : await sourceOf(ports, posts, pictureId)
  const file = fileOf(source, pictureId)
  const newspaper = paper?.masthead?.id === copy ? paper : null
  const onPieces = editions.flatMap(({ items }) => items.flatMap(picturesOfPiece))
  const picture = [...posts.flatMap(heldBy), ...onPieces].find(({ id }) => id === copy)
  const onCards = posts.flatMap(everythingHeldBy).find(({ id }) => id === copy)
  const digest = (picture ?? onCards ?? file?.picture ?? newspaper?.masthead)?.digest
  const name = file?.name ?? picture?.name ?? ''
  const by = source?.author ?? posts[0]?.creator ?? { id: '', name: '' }
  const section = source?.section ?? posts[0]?.content.section ?? null
  const kept = digest === undefined ? null : await ports.media.byId(digest)
  const media =
    digest === undefined
      ? null
      : (kept ?? (await newMedia(ports, { id: copy, digest, name, section, by }, ports.now())))
  const has = media && (media.pictureIds.includes(copy) ? media : { ...media, pictureIds: [...media.pictureIds, copy] })
  const gone = (picture?.gone ?? file?.gone) === true
  return { media: has, initiative: source, file, posts, editions, newspaper, pictureId: copy, name, gone }
}

/**
 * The proposal with which the picture came, never one that a card merely names: its author has a say only on their own.
 */
async function sourceOf(
  ports: Pick<Ports, 'initiatives'>,
  posts: Post[],
  pictureId: string,
): Promise<Initiative | null> {
  const id = posts.find(({ initiativeId }) => initiativeId !== null)?.initiativeId
  const initiative = id ? await ports.initiatives.byId(id) : null
  return fileOf(initiative, pictureId) && initiative
}

function fileOf(initiative: Initiative | null, pictureId: string): Attachment | null {
  return initiative?.attachments.find(({ id, picture }) => id === pictureId || picture?.id === pictureId) ?? null
}

/** The picture, if the person sent it in: with a proposal of theirs. */
export function sentBy(person: string, { initiative }: Pick<FoundPicture, 'initiative'>): string[] {
  if (initiative?.author.id !== person) return []
  return initiative.attachments.flatMap(({ picture }) => picture?.id ?? [])
}

/** The subject of a journal entry about a refused attempt on a picture. */
export function subjectOf({ initiative, posts, editions, newspaper }: FoundPicture): string {
  return initiative?.reference ?? posts[0]?.reference ?? editions[0]?.reference ?? newspaper?.code ?? 'pictures'
}
