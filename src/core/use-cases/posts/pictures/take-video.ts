import { type Actor, isComms } from '../../../domain/actor.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { contradicts, fileKind } from '../../../domain/files/file-kind.ts'
import type { Change } from '../../../change.ts'
import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import type { Media } from '../../../domain/pictures/media.ts'
import { type MediaVideo, videoFolder, videoId } from '../../../domain/pictures/media-video.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { type PostVideo, titleOfFile } from '../../../domain/posts/post-video.ts'
import { videoOfPost } from '../../../domain/posts/pictures/sort-pictures.ts'
import { bytesDigest } from '../../../domain/seal.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { fileBytes } from '../../notes/keep-files.ts'
import { type Arrived, arrivedMedia, newMedia } from '../../pictures/arrived-media.ts'
import { droppedMs, endLeftBehind } from '../../pictures/left-behind.ts'
import { changePost, type PostRefusal } from '../writing/change-post.ts'
import { attachedTo, stillOpen } from '../writing/draft-again.ts'
import { asOpened, edit } from '../writing/edit-post.ts'

type Sent = Pick<Attachment, 'id' | 'name' | 'source'> & { corrects: string | null }
export type TakeVideoResult =
  | { kind: 'added'; post: Post }
  | { kind: 'closed' | 'one-video'; post: Post }
  | { kind: 'no-such-file' | 'video-too-big' | 'video-unread' }
  | PostRefusal
type Needs = Parameters<typeof asOpened>[0] &
  Pick<
    Ports,
    | 'history'
    | 'posts'
    | 'validations'
    | 'commit'
    | 'keptFiles'
    | 'teamsFiles'
    | 'videos'
    | 'library'
    | 'media'
    | 'newReference'
  >

/**
 * A video that a person of comms sent in chat, into a draft, which has at most one. Its bytes go to the library as they
 * are, once; a file that is no video, or cannot be read, is not kept. May throw `Unavailable`. Run again, it writes
 * nothing a second time.
 */
export async function takeVideo(
  ports: Needs,
  actor: Actor,
  postId: string,
  { corrects, ...sent }: Sent,
  settings: Pick<Settings, 'timeZone'>,
): Promise<TakeVideoResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  const bytes = await fileBytes(ports, sent)
  if (bytes === null) return { kind: 'no-such-file' }
  if (bytes === 'too-large') return { kind: 'video-too-big' }
  const digest = bytesDigest(bytes)
  const standing = videoOfPost(post)
  if (standing !== null && standing.digest !== digest) return { kind: 'one-video', post }
  const facts = contradicts(sent.name, bytes) ? null : await ports.videos.read(bytes)
  if (facts === null) return { kind: 'video-unread' }
  const arrived: Arrived = {
    id: videoId(digest),
    digest,
    name: sent.name,
    section: post.content.section,
    by: actor,
    kind: 'video',
  }
  const video = await putVideo(ports, arrived, facts, bytes)
  return addVideo(ports, actor, postId, { arrived: { ...arrived, video }, corrects, fileId: sent.id }, settings)
}

/**
 * Its place in its own folder, where it already is or is put now. Its row, and its end, are written first, so that a
 * refusal, or a process that dies, leaves no file for good.
 */
async function putVideo(
  ports: Needs,
  arrived: Arrived,
  facts: MediaVideo['facts'],
  bytes: Uint8Array,
): Promise<MediaVideo & { url: string }> {
  const known = (await ports.media.byId(arrived.digest)) ?? (await newMedia(ports, arrived, ports.now()))
  const folder = videoFolder(known.reference)
  const { video } = known
  if (video && video.url !== null && video.folder === folder) return { ...video, url: video.url }
  // Under the name used by a run that was killed: its file is replaced, so that there is one.
  const name = video?.folder === folder ? video.name : arrived.name
  const put: MediaVideo = { facts, folder, name, url: null, ...captionsOf(video) }
  const row = { ...known, version: known.version + 1, video: put }
  const end = endLeftBehind([arrived.id], null, droppedMs)
  await saveMedia(ports, row, end)
  const type = fileKind(name)?.contentType ?? 'video/mp4'
  const url = await ports.library.put(folder, name, type, bytes)
  // By itself, before the post: a run after a kill finds it there, and writes nothing a second time.
  await saveMedia(ports, { ...row, version: row.version + 1, video: { ...put, url } }, [])
  return { ...put, url }
}

async function saveMedia({ commit }: Pick<Ports, 'commit'>, row: Media, also: Change[]): Promise<void> {
  const done = await commit({ save: 'media', row, ifVersion: row.version - 1 }, ...also)
  if (done !== 'done') throw new Unavailable('busy')
}

function captionsOf(video: MediaVideo | undefined): Pick<MediaVideo, 'captions'> {
  return video?.captions ? { captions: video.captions } : {}
}

type Given = { arrived: Arrived & { video: MediaVideo & { url: string } }; corrects: string | null; fileId: string }

function addVideo(
  ports: Needs,
  actor: Actor,
  postId: string,
  { arrived, corrects, fileId }: Given,
  settings: Pick<Settings, 'timeZone'>,
): Promise<TakeVideoResult> {
  return changePost<TakeVideoResult>(ports, actor, postId, 'words', async read => {
    const { post, also } = await asOpened(ports, read, actor, corrects, settings)
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    const standing = videoOfPost(post)
    if (standing !== null) return { kind: standing.digest === arrived.digest ? 'added' : 'one-video', post }
    const { consent, changes: onMedia } = await arrivedMedia(ports, arrived)
    const { id, digest, name, video } = arrived
    const { facts, url, captions } = video
    const given: PostVideo = {
      id,
      digest,
      consent,
      name,
      title: titleOfFile(name),
      url,
      facts,
      fileId,
      ...(captions && { captions }),
    }
    const { post: next, also: changes } = edit(post, { videoAside: given }, attached, actor, ports.now())
    return { post: next, also: [...also, ...changes, ...onMedia], answer: post => ({ kind: 'added', post }) }
  })
}
