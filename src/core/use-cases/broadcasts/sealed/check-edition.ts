import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Objection } from '../../../domain/broadcasts/objection.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import { mastheadMayShow } from '../../../domain/newspapers/newspaper.ts'
import { lostPictures, lostPiecePictures } from '../../../domain/newspapers/pictures-lost.ts'
import type { HeldPicture } from '../../../domain/pictures/consent.ts'
import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { everyPictureOf } from '../../../domain/posts/pictures/sort-pictures.ts'
import { editionFiles, type SealedEdition } from '../../../domain/sealed-edition.ts'
import type { Ports } from '../../../ports.ts'
import { approvedVersion } from './approved-version.ts'

export type EditionCheckNeeds = Pick<
  Ports,
  'posts' | 'validations' | 'editions' | 'newspapers' | 'editionFiles' | 'now'
>

/**
 * Of a post that announces an edition: whether each printed file has its sealed bytes, each line is still approved
 * under the printed seal, its pictures may still be shown, and its errata still exist. Null: nothing is wrong, or it
 * announces none.
 */
export async function checkEdition(ports: EditionCheckNeeds, broadcast: Broadcast): Promise<Objection | null> {
  const sealed = await sealedIn(ports, broadcast)
  if (!sealed) return null
  if (!(await areSealed(ports, sealed))) return { because: 'edition-bytes', about: sealed.reference }
  const edition = await ports.editions.byId(sealed.editionId)
  if (!edition) return { because: 'edition-items', about: sealed.reference }
  const wrong = await linesChanged(ports, edition, sealed)
  if (wrong.length > 0) return { because: 'edition-items', about: wrong.join(' ; ') }
  return (await picturesIn(ports, edition, sealed)) ?? errataRemoved(ports, edition, sealed)
}

/**
 * The check once some people may have it: a line that changed since does not matter, but other bytes stop it, and so
 * does a person on a picture who agrees no more.
 */
export async function checkPrinted(ports: EditionCheckNeeds, broadcast: Broadcast): Promise<Objection | null> {
  const sealed = await sealedIn(ports, broadcast)
  if (!sealed) return null
  if (!(await areSealed(ports, sealed))) return { because: 'edition-bytes', about: sealed.reference }
  const edition = await ports.editions.byId(sealed.editionId)
  return edition && picturesIn(ports, edition, sealed)
}

export async function checkPictures(ports: EditionCheckNeeds, broadcast: Broadcast): Promise<Objection | null> {
  const sealed = await sealedIn(ports, broadcast)
  const edition = sealed && (await ports.editions.byId(sealed.editionId))
  return edition && picturesIn(ports, edition, sealed)
}

export async function hasEditionBytes(ports: EditionCheckNeeds, broadcast: Broadcast): Promise<boolean> {
  const sealed = await sealedIn(ports, broadcast)
  return !sealed || areSealed(ports, sealed)
}

async function sealedIn(
  { posts }: EditionCheckNeeds,
  { kind, postId, seal }: Broadcast,
): Promise<SealedEdition | null> {
  if (kind !== 'send') return null
  const version: SealedVersion | undefined = (await posts.byId(postId))?.sealed.find(one => one.seal === seal)
  return version?.edition ?? null
}

async function areSealed(ports: EditionCheckNeeds, sealed: SealedEdition): Promise<boolean> {
  const { editionId, production, files } = sealed
  for (const kind of editionFiles)
    if ((await ports.editionFiles.digest({ editionId, production, kind })) !== files[kind]) return false
  return true
}

/** What was sealed names the post of each line, so that no row of the edition can pass off another one. */
async function picturesIn(
  ports: EditionCheckNeeds,
  edition: Edition,
  sealed: SealedEdition,
): Promise<Objection | null> {
  const { posts, now } = ports
  const { items } = edition
  const wrong = await mastheadLost(ports, edition, sealed)
  const pictures: HeldPicture[] = []
  const note = (line: string, lost: HeldPicture[]): void => {
    if (lost.length > 0) wrong.push(line)
    pictures.push(...lost)
  }
  for (const { id, postId, seal } of sealed.items) {
    if (postId === null) {
      const piece = items.find(one => one.kind === 'piece' && one.id === id)
      if (piece?.kind === 'piece') note(`« ${piece.title} »`, lostPiecePictures(piece, 'submitted', now()))
      continue
    }
    const post = await posts.byId(postId)
    const version = post?.sealed.find(one => one.seal === seal)
    if (post && version) note(named(post, items), lostPictures(everyPictureOf(post), version, 'submitted', now()))
  }
  return wrong.length > 0 ? { because: 'edition-pictures', about: wrong.join(' ; '), pictures } : null
}

/** The newspaper’s name if its masthead may no longer be shown, whatever was sealed. */
async function mastheadLost(
  { newspapers, now }: EditionCheckNeeds,
  { newspaperId, produced, withdrawn }: Edition,
  { production, reference }: SealedEdition,
): Promise<string[]> {
  if (withdrawn?.production === production) return [reference]
  const newspaper = await newspapers.byId(newspaperId)
  if (!newspaper?.masthead || produced?.number !== production || produced.masthead !== newspaper.masthead.id) return []
  return mastheadMayShow(newspaper.masthead, now()) ? [] : [`« ${newspaper.name} »`]
}

/**
 * Sealed errata that were removed from the page of the edition that they correct. An edition that is no longer kept is
 * skipped. For seals that are older than errata, the row says which ones were printed.
 */
async function errataRemoved(
  { editions }: EditionCheckNeeds,
  { produced }: Edition,
  { production, errata }: SealedEdition,
): Promise<Objection | null> {
  const wrong = new Set<string>()
  for (const { editionId, erratumId } of errata ?? ((produced?.number === production && produced.errata) || [])) {
    const corrected = await editions.byId(editionId)
    const stands = corrected?.errata.some(({ id, confirmed }) => id === erratumId && confirmed !== null)
    if (corrected && !stands) wrong.add(corrected.reference)
  }
  return wrong.size > 0 ? { because: 'edition-errata', about: [...wrong].join(' ; ') } : null
}

function named({ id, reference, content }: Post, items: Edition['items']): string {
  const item = items.find(one => one.kind === 'post' && one.postId === id)
  return `${reference} « ${item?.title ?? content.title} »`
}

async function linesChanged(ports: EditionCheckNeeds, { items }: Edition, sealed: SealedEdition): Promise<string[]> {
  const wrong: string[] = []
  for (const { postId, seal } of sealed.items) {
    if (postId === null) continue
    const post = await ports.posts.byId(postId)
    if (!post) wrong.push(sealed.reference)
    else if (!(await isStill(ports, post, seal))) wrong.push(named(post, items))
  }
  return wrong
}

async function isStill(ports: EditionCheckNeeds, post: Post, seal: string): Promise<boolean> {
  const approved = await approvedVersion(ports, post)
  return approved.kind === 'approved' && approved.version.seal === seal
}
