import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import { contradicts } from '../../domain/files/file-kind.ts'
import { videoId } from '../../domain/pictures/media-video.ts'
import { sizesOf } from '../../domain/pictures/picture-size.ts'
import { pictureOf } from '../../domain/posts/draft/new-draft.ts'
import { isVideoFile } from '../../domain/initiatives/showable.ts'
import { videoOf } from '../../domain/posts/post-video.ts'
import { asDraft, videoOfPost, withPicture } from '../../domain/posts/pictures/sort-pictures.ts'
import type { Post } from '../../domain/posts/post.ts'
import { bytesDigest } from '../../domain/seal.ts'
import { fileBytes } from '../notes/keep-files.ts'
import { type ArrivalNeeds, arrivedMedia } from '../pictures/arrived-media.ts'
import { droppedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { type Attachment, type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'

type Needs = Pick<
  Ports,
  'initiatives' | 'posts' | 'commit' | 'library' | 'keptFiles' | 'teamsFiles' | 'pictures' | 'videos'
> &
  ArrivalNeeds

/**
 * The job behind a file: from Teams, or from where it waited, to the SharePoint library, and a copy for cards when it
 * is a picture. Throws Unavailable to be run again, without making either of them twice.
 */
export async function storeFile(ports: Needs, id: string, attachmentId: string): Promise<void> {
  const initiative = await ports.initiatives.byId(id)
  const attachment = initiative?.attachments.find(one => one.id === attachmentId)
  if (!initiative || !attachment) return
  if (attachment.state === 'waiting' && attachment.source) await store(ports, initiative, attachment)
  // Only once it is in the library: a run that was killed before this comes by again.
  await ports.keptFiles.drop(attachmentId)
}

async function store(ports: Needs, initiative: Initiative, attachment: Attachment): Promise<void> {
  const bytes = await fileBytes(ports, attachment)
  const stored =
    bytes instanceof Uint8Array
      ? await keep(ports, initiative, attachment, bytes)
      : gone(bytes === null ? 'lost' : 'too-large')
  await orRunAgain(() => note(ports, initiative.id, attachment.id, stored))
}

function gone(state: Exclude<Attachment['state'], 'waiting' | 'stored'>): Partial<Attachment> {
  return { state, source: null }
}

function folderOf(reference: string): string {
  return `Propositions/${reference}`
}

async function keep(
  ports: Needs,
  initiative: Initiative,
  attachment: Attachment,
  bytes: Uint8Array,
): Promise<Partial<Attachment>> {
  if (contradicts(attachment.name, bytes)) return gone('refused')
  const url = await ports.library.put(folderOf(initiative.reference), attachment.name, attachment.contentType, bytes)
  if (isVideoFile(attachment)) return { state: 'stored', source: null, url, ...(await asVideo(ports, bytes)) }
  // After a no the copy is not made at all.
  const added = attachment.gone ? null : await ports.pictures.add(attachment.id, bytes)
  const picture = added?.kind === 'added' ? { id: attachment.id, digest: added.digest, ...sizesOf(added) } : null
  return { state: 'stored', source: null, url, picture }
}

/** A video that cannot be read stays a file like others. */
async function asVideo({ videos }: Needs, bytes: Uint8Array): Promise<Pick<Attachment, 'picture' | 'video'>> {
  const video = await videos.read(bytes)
  if (video === null) return { picture: null }
  const digest = bytesDigest(bytes)
  return { picture: { id: videoId(digest), digest }, video }
}

async function note(
  ports: Needs,
  id: string,
  attachmentId: string,
  stored: Partial<Attachment>,
): Promise<'done' | 'stale'> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative) return 'done'
  const arrived = await arrivedOf(ports, initiative, attachmentId, stored)
  const known = arrived ? { ...stored, consent: arrived.consent } : stored
  const attachments = initiative.attachments.map(one => (one.id === attachmentId ? { ...one, ...known } : one))
  const file = attachments.find(one => one.id === attachmentId)
  return ports.commit(
    { save: 'initiative', row: { ...initiative, attachments, updatedAt: ports.now() }, ifVersion: initiative.version },
    ...(arrived?.changes ?? []),
    ...(file ? await toPost(ports, initiative.postId, file) : []),
    // Decided before its file came: copies that the publication does not take get an end.
    ...(stored.picture && !isUndecided(initiative) ? endLeftBehind([stored.picture.id], id, droppedMs) : []),
    { job: 'initiative.list', data: { id } },
    refresh({ card: 'inbox', initiativeId: id }),
    refresh({ card: 'receipt', initiativeId: id }),
  )
}

/** Answers known for the same bytes count for the file; so does what was said of it before it came. */
async function arrivedOf(
  ports: Needs,
  { attachments, section, author, reference }: Initiative,
  attachmentId: string,
  { picture, video, url }: Partial<Attachment>,
) {
  const file = attachments.find(({ id }) => id === attachmentId)
  if (!file || !picture) return null
  const known = video && (await ports.media.byId(picture.digest))?.video
  return arrivedMedia(ports, {
    ...picture,
    name: file.name,
    section,
    by: author,
    said: file.consent,
    ...(video && {
      kind: 'video',
      video: known?.url ? known : { facts: video, url: url ?? null, folder: folderOf(reference), name: file.name },
    }),
  })
}

/** Retained before its file came: the publication gets the picture now, by the same gate. */
async function toPost(ports: Needs, postId: string | null, file: Attachment): Promise<Change[]> {
  const post = postId === null ? null : await ports.posts.byId(postId)
  const [picture] = pictureOf(file)
  const given = post && (picture ? withPicture(post, picture) : withVideo(post, file))
  if (!post || !given || given === post) return []
  const row: Post = { ...(post.state === 'draft' ? asDraft(given, ports.now()) : given), version: post.version + 1 }
  return [{ save: 'post', row, ifVersion: post.version }]
}

/** If the publication has none yet. */
function withVideo(post: Post, file: Attachment): Post {
  const video = videoOfPost(post) === null ? videoOf(file) : null
  return video ? { ...post, videoAside: video } : post
}
