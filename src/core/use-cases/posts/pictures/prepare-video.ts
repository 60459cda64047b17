import { type Jobs, refresh } from '../../../change.ts'
import { type Actor, isComms } from '../../../domain/actor.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { isVideoRefusal, type VideoRefusal } from '../../../domain/pictures/video-refusal.ts'
import type { Note } from '../../../domain/notes/note.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { videoOfPost } from '../../../domain/posts/pictures/sort-pictures.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { takeVideo } from './take-video.ts'

type Asked = Jobs['video.take']
type Needs = Parameters<typeof takeVideo>[0] & Pick<Ports, 'directory'>
export type OrderVideoResult =
  { kind: 'added'; post: Post } | { kind: 'preparing'; post: Post } | { kind: 'not-comms' } | { kind: 'not-found' }

/** The press: Teams waits some 10 s for its answer, 50 MB may take longer, so that a job fetches the file. */
export async function orderVideo(
  ports: Pick<Ports, 'posts' | 'commit' | 'now'>,
  actor: Actor,
  asked: Omit<Asked, 'at'>,
): Promise<OrderVideoResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const post = await ports.posts.byId(asked.postId)
  if (!post) return { kind: 'not-found' }
  if (videoOfPost(post)?.fileId === asked.fileId) return { kind: 'added', post }
  await ports.commit({ job: 'video.take', data: { ...asked, at: ports.now() } })
  return { kind: 'preparing', post }
}

/**
 * The job `video.take`: the file of that note goes into the post, in the name of its sender; one card in their chat
 * asks who is on it, or says, after each press, why it was not taken. Run again after a kill, it goes on. Throws
 * `Unavailable` to be run again.
 */
export async function prepareVideo(
  ports: Needs & Pick<Ports, 'notes'>,
  asked: Asked,
  settings: Pick<Settings, 'timeZone'>,
): Promise<void> {
  const { noteId, fileId, postId, at = null } = asked
  const note = await ports.notes.byId(noteId)
  const file = note?.files.find(({ id }) => id === fileId)
  const post = await ports.posts.byId(postId)
  if (!note || !file || !post) return
  const why = videoOfPost(post)?.fileId === fileId ? null : await refusalOf(ports, note, [file, asked], settings)
  const refused = why && { refused: { why, at } }
  await ports.commit(refresh({ card: 'video-taken', postId, fileId, person: note.writer.id, ...refused }))
  // Only once the post names this file: the job of a second press needs no bytes.
  const taken = await ports.posts.byId(postId)
  if (taken && videoOfPost(taken)?.fileId === fileId) await ports.keptFiles.drop(fileId)
}

/** A sender who left comms since the press adds nothing any more; null: the post has it. */
async function refusalOf(
  ports: Needs,
  { writer }: Note,
  [file, { postId, corrects }]: [Note['files'][number], Asked],
  settings: Pick<Settings, 'timeZone'>,
): Promise<VideoRefusal | null> {
  const sender: Actor = { ...writer, locale: 'fr', roles: await ports.directory.roles(writer.id) }
  const { kind } = await takeVideo(ports, sender, postId, { ...file, corrects }, settings)
  if (kind === 'busy') throw new Unavailable(kind)
  return isVideoRefusal(kind) ? kind : null
}
