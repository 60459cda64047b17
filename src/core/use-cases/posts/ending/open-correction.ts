import { type Actor, isComms, type Named, named } from '../../../domain/actor.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import type { Ports } from '../../../ports.ts'
import { changePost, type PostRefusal } from '../writing/change-post.ts'
import { nowEditing } from '../writing/open-editor.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Settings } from '../../../domain/settings.ts'
import { beginCorrection, type NotCorrectable } from '../../broadcasts/begin-correction.ts'
import { readTarget } from '../../broadcasts/standing-broadcast.ts'

export type OpenCorrectionResult =
  /** `post`: the draft that the first saved change makes of it. */
  | { kind: 'opened'; post: Post; others: Named[] }
  /** `being-changed`: its correction is approved and leaving, or something else changes its cards at this moment. */
  | { kind: NotCorrectable; post: Post }
  | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/**
 * *Corriger*: shows what people have, for changing it. Opening changes nothing but who is seen to write: the post
 * becomes a draft again with the first saved change, while the cards stay as they are. The approval of that draft, by
 * those who approve what changed, makes a broadcast that draws those very cards anew.
 */
export async function openCorrection(
  ports: Needs,
  actor: Actor,
  broadcastId: string,
  settings: Pick<Settings, 'timeZone'>,
): Promise<OpenCorrectionResult> {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'broadcast.correct', subject: 'broadcasts' }, { kind: 'not-comms' })
  const read = await readTarget(ports, broadcastId)
  if (!read) return { kind: 'not-found' }
  return changePost<OpenCorrectionResult>(ports, actor, read.target.postId, 'words', async post => {
    const begun = await beginCorrection(ports, post, broadcastId, settings)
    if (begun.kind === 'not-found') return { kind: 'not-found' }
    if (begun.kind !== 'correctable') return { kind: begun.kind, post }
    const editing = nowEditing(post.editing, named(actor), ports.now())
    return {
      post: { ...post, editing },
      also: [],
      answer: ({ version }) => ({
        kind: 'opened',
        post: { ...begun.draft, editing, version },
        others: editing.map(({ person }) => person).filter(({ id }) => id !== actor.id),
      }),
    }
  })
}
