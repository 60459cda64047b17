import { type Actor, isComms, type Named, named } from '../../actor.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { changePost, type PostRefusal } from '../../posts/change-post.ts'
import { nowEditing } from '../../posts/editor/open-editor.ts'
import type { Post } from '../../posts/post.ts'
import type { Settings } from '../../settings.ts'
import { isExpired } from './expiry.ts'
import { isChanging, isUnderWay, readTarget, standingBroadcast } from './standing-broadcast.ts'

export type OpenCorrectionResult =
  | { kind: 'opened'; post: Post; others: Named[] }
  /** `closed`: its correction is approved and leaving, or something else changes its cards at this moment. */
  | { kind: 'nobody-has-it' | 'not-ended' | 'taken-back' | 'expired' | 'being-changed'; post: Post }
  | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/**
 * *Corriger*: what people have before them becomes a draft again, while their cards stay as they are. Its approval, by
 * whoever vouches for what changed, makes a broadcast that draws those very cards anew. Whom it reaches is fixed, and
 * it has no slot.
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
  const { target } = read
  return changePost<OpenCorrectionResult>(ports, actor, target.postId, async post => {
    const at = ports.now()
    const editing = nowEditing(post.editing, named(actor), at)
    const answer = (opened: Post): OpenCorrectionResult => {
      return {
        kind: 'opened',
        post: opened,
        others: editing.map(({ person }) => person).filter(({ id }) => id !== actor.id),
      }
    }
    const refused = await refusal(ports, post, broadcastId, settings)
    if (refused) return { kind: refused, post }
    if (post.correcting !== null) return { post: { ...post, editing }, also: [], answer }
    const { content, expiresOn, sentUnder = null, validationId, reference: subject } = post
    const seen = sentUnder === null ? { validationId } : { validationId: sentUnder, refusedId: validationId }
    const draft: Post = {
      ...post,
      state: 'draft',
      slot: null,
      validationId: null,
      broadcastId: null,
      correcting: { broadcastId, content, expiresOn, ...seen },
      sentUnder: null,
      editing,
      updatedAt: at,
    }
    const details = { broadcast: target.reference }
    const journal = { verb: 'post.correction-opened', actor, subject, seal: target.seal, details } as const
    return { post: draft, also: [{ journal }], answer }
  })
}

/** Read anew with every look at the post: somebody may be taking it back. */
async function refusal(ports: Needs, post: Post, id: string, settings: Pick<Settings, 'timeZone'>) {
  const read = await readTarget(ports, id)
  if (!read || post.state === 'taken-back' || post.state === 'cancelled') return 'taken-back'
  const { target, changing } = read
  if (isExpired(standingBroadcast(target, changing), ports.now(), settings)) return 'expired'
  if (isChanging(changing)) return 'being-changed'
  if (isUnderWay(target)) return 'not-ended'
  const ended = target.state === 'done' || target.state === 'stopped'
  if (!ended || (await ports.deliveries.report(id)).counts.delivered === 0) return 'nobody-has-it'
  const open =
    post.correcting?.broadcastId === id
      ? post.state !== 'broadcasting'
      : post.state === 'broadcast' && post.broadcastId === id
  return open ? null : 'being-changed'
}
