import type { Actor } from '../../domain/actor.ts'
import { currentVersion, type Post } from '../../domain/posts/post.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { outlineOf, sendOutlineOf } from '../../domain/week/outline.ts'
import { weekLinesOf } from '../../domain/week/week-line.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { type Attached, attachedTo, stillOpen } from '../posts/writing/draft-again.ts'
import { changePost, type PostDecision, type PostRefusal } from '../posts/writing/change-post.ts'
import { edit } from '../posts/writing/edit-post.ts'
import { type PrepareNeeds, prepareVersion, type Unready } from '../posts/submission/prepare-version.ts'
import { submission, type SubmissionNeeds } from '../posts/submission/submission.ts'
import { partOf } from '../posts/writing/unread.ts'

export type MoveSlotNeeds = SubmissionNeeds & PrepareNeeds & Pick<Ports, 'history' | 'broadcasts' | 'commit'>
export type MoveSlotResult =
  | { kind: 'moved'; post: Post; reopened: boolean }
  | { kind: 'moved-meanwhile' | 'left' }
  | (Unready & { post: Post })
  | PostRefusal

/**
 * Another slot for a post. A draft stays one; a validated or approved post is submitted again at once, in the same
 * bytes, and only those who approved the sending are asked anew. `version`: of its release, as it was read.
 */
export function moveSlot(
  ports: MoveSlotNeeds,
  actor: Actor,
  { postId, version, at }: { postId: string; version: string; at: Instant },
  settings: Settings,
): Promise<MoveSlotResult> {
  return changePost<MoveSlotResult>(ports, actor, postId, 'words', async post => {
    const attached = await attachedTo(ports, post)
    if (post.correcting !== null || !stillOpen(post, attached)) return { kind: 'left' }
    if (versionOf(post, attached, ports.now()) !== version) return { kind: 'moved-meanwhile' }
    const now = ports.now()
    const changed = { slot: at, unread: withoutSlot(post.unread) }
    const told = movedEntry(post, actor, at)
    const sealed = currentVersion(post)
    const edited = edit(post, changed, attached, actor, now)
    if (post.state === 'draft' || !sealed) return decided(edited.post, [...edited.also, told], false)
    const prepared = await prepareVersion(ports, actor, edited.post, settings, null, sealed.rendered)
    if (prepared.kind !== 'prepared') return { ...prepared, post }
    const { post: submitted, also } = await submission(ports, edited.post, actor, prepared)
    return decided(submitted, [...edited.also, told, ...also], true)
  })
}

function decided(post: Post, also: Change[], reopened: boolean): PostDecision<MoveSlotResult> {
  return { post, also, answer: post => ({ kind: 'moved', post, reopened }) }
}

function versionOf(post: Post, { validation, broadcast }: Attached, now: Instant): string | null {
  const row = {
    post: outlineOf(post),
    send: broadcast && sendOutlineOf(broadcast),
    validation,
    releases: [],
    department: null,
  }
  return weekLinesOf(row, [], now)[0]?.version ?? null
}

/** A typed time that was not understood gives way to the new one. */
function withoutSlot(unread: Post['unread']): NonNullable<Post['unread']> | null {
  if (!unread) return null
  const other = <Value>(all: Record<string, Value>) =>
    Object.fromEntries(Object.entries(all).filter(([input]) => partOf(input) !== 'slot'))
  const left = { typed: other(unread.typed), faults: other(unread.faults) }
  return Object.keys(left.typed).length + Object.keys(left.faults).length === 0 ? null : left
}

function movedEntry({ reference, slot }: Post, actor: Actor, at: Instant): Change {
  return {
    journal: {
      verb: 'post.moved',
      actor,
      subject: reference,
      seal: null,
      details: { before: slot, scheduledFor: at },
    },
  }
}
