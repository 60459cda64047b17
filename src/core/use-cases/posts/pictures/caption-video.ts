import { type Actor, isComms } from '../../../domain/actor.ts'
import { type CaptionRemark, captionRemarks } from '../../../domain/files/caption-remarks.ts'
import { endingOf, fileName } from '../../../domain/files/file-name.ts'
import { fileKind } from '../../../domain/files/file-kind.ts'
import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import { videoFolder } from '../../../domain/pictures/media-video.ts'
import type { Media } from '../../../domain/pictures/media.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { type PostVideo, transcriptMax } from '../../../domain/posts/post-video.ts'
import { videoOfPost } from '../../../domain/posts/pictures/sort-pictures.ts'
import { cleanText } from '../../../domain/text.ts'
import type { Change } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { fileBytes } from '../../notes/keep-files.ts'
import { changePost, type ChangePostNeeds, type PostRefusal } from '../writing/change-post.ts'
import { attachedTo, stillOpen } from '../writing/draft-again.ts'
import { edit } from '../writing/edit-post.ts'

type Needs = ChangePostNeeds & Pick<Ports, 'validations' | 'broadcasts' | 'deliveries' | 'media'>
/** `bytes`: sent with it from a page, and kept nowhere else: read once the right was checked. */
type SentCaptions = Pick<Attachment, 'id' | 'name' | 'source'> & { bytes?: () => Promise<Uint8Array | null> }
type NoVideo = { kind: 'no-video' | 'closed'; post: Post }
export type CaptionResult =
  | { kind: 'captioned'; post: Post; remarks: CaptionRemark[] }
  | { kind: 'no-such-file' }
  | { kind: 'captions-unread' }
  | NoVideo
  | PostRefusal

/**
 * A file of captions that a person of comms sent, in chat or from a page, goes beside the video of a post in the
 * library: other posts with the same bytes have it too. A file that cannot be read changes nothing. May throw
 * `Unavailable`.
 */
export async function captionVideo(
  ports: Needs & Pick<Ports, 'keptFiles' | 'teamsFiles' | 'captions' | 'library'>,
  actor: Actor,
  postId: string,
  file: SentCaptions,
): Promise<CaptionResult> {
  const read = await ports.posts.byId(postId)
  const attempted = { what: 'video.captions', subject: read?.reference ?? 'posts' }
  if (!isComms(actor)) return refusedAttempt(ports, actor, attempted, { kind: 'not-comms' })
  if (!read) return { kind: 'not-found' }
  // Checked before anything is written: people watch the file in the library under this very name.
  if (!stillOpen(read, await attachedTo(ports, read))) return { kind: 'closed', post: read }
  const video = videoOfPost(read)
  const media = video && (await ports.media.byId(video.digest))
  if (!video || !media) return { kind: 'no-video', post: read }
  const bytes = await (file.bytes?.() ?? fileBytes(ports, file))
  if (bytes === null) return { kind: 'no-such-file' }
  const cues = bytes === 'too-large' ? null : await ports.captions.read(bytes)
  if (cues === null || bytes === 'too-large') return { kind: 'captions-unread' }
  const name = fileName(`${stemOf(video.name)}.${endingOf(file.name)}`)
  const type = fileKind(name)?.contentType ?? 'text/vtt'
  const url = await ports.library.put(videoFolder(media.reference), name, type, bytes)
  const captions = { name, url }
  const changed: Changed = { video: { captions }, also: () => onMedia(ports, video.digest, captions) }
  return changeVideo<CaptionResult>(ports, actor, postId, changed, post => {
    return { kind: 'captioned', post, remarks: captionRemarks(cues) }
  })
}

export type TranscribeResult = { kind: 'transcribed'; post: Post } | { kind: 'transcript-long' } | NoVideo | PostRefusal

/** « transcription 42 : … »: all that is said and shown in the video; nothing typed removes it. */
export async function transcribeVideo(
  ports: Needs,
  actor: Actor,
  postId: string,
  typed: unknown,
): Promise<TranscribeResult> {
  const transcript = cleanText(typed)
  if (transcript.length > transcriptMax) return { kind: 'transcript-long' }
  const changed: Changed = { video: { transcript } }
  return changeVideo<TranscribeResult>(ports, actor, postId, changed, post => ({ kind: 'transcribed', post }))
}

type Changed = { video: Pick<PostVideo, 'captions' | 'transcript'>; also?: () => Promise<Change[]> }

function changeVideo<Answer extends { kind: string }>(
  ports: Needs,
  actor: Actor,
  postId: string,
  { video: change, also: more = async () => [] }: Changed,
  answer: (post: Post) => Answer,
): Promise<Answer | NoVideo | PostRefusal> {
  return changePost<Answer | NoVideo>(ports, actor, postId, 'words', async post => {
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { kind: 'closed', post }
    if (videoOfPost(post) === null) return { kind: 'no-video', post }
    const { content, videoAside } = post
    const edited = {
      ...(content.video && { content: { ...content, video: { ...content.video, ...change } } }),
      ...(videoAside && { videoAside: { ...videoAside, ...change } }),
    }
    const { post: next, also } = edit(post, edited, attached, actor, ports.now())
    return { post: next, also: [...also, ...(await more())], answer }
  })
}

async function onMedia(
  { media }: Pick<Ports, 'media'>,
  digest: string,
  captions: PostVideo['captions'],
): Promise<Change[]> {
  const read = await media.byId(digest)
  if (!read?.video || !captions) return []
  const row: Media = { ...read, version: read.version + 1, video: { ...read.video, captions } }
  return [{ save: 'media', row, ifVersion: read.version }]
}

function stemOf(name: string): string {
  const ending = endingOf(name)
  return ending === '' ? name : name.slice(0, -ending.length - 1)
}
