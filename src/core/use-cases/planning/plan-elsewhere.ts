import type { Actor } from '../../domain/actor.ts'
import { type OtherChannel, otherChannels, type PlannedRelease } from '../../domain/channels/channel.ts'
import { currentVersion, type Post } from '../../domain/posts/post.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import type { MoveWarning } from '../../domain/week/move-warning.ts'
import { reopening } from '../../domain/week/reopening.ts'
import type { Change } from '../../change.ts'
import { type Attached, attachedTo, stillOpen } from '../posts/writing/draft-again.ts'
import { changePost, type PostDecision, type PostRefusal } from '../posts/writing/change-post.ts'
import { edit } from '../posts/writing/edit-post.ts'
import { prepareVersion, type Unready } from '../posts/submission/prepare-version.ts'
import { submission } from '../posts/submission/submission.ts'
import type { MoveSlotNeeds } from './move-slot.ts'

/**
 * `channel`: one, or several at once. `at` null: on that channel with the post. `remove`: not there. `agreed`: to
 * asking for the visas of the sending again.
 */
export type Planned = {
  postId: string
  channel: OtherChannel | readonly OtherChannel[]
  change: { at: Instant | null } | 'remove'
  agreed?: boolean
}
export type PlanElsewhereResult =
  /** `reopened`: its version was sealed anew, and those who approve the sending are asked. */
  | { kind: 'planned'; post: Post; reopened: boolean }
  /** It is planned so already. */
  | { kind: 'same'; post: Post }
  /** Asked once: visas were given for the sending as it is. */
  | { kind: 'sure'; post: Post; warnings: MoveWarning[] }
  /** `left`: people have it on Teams, or may have. */
  | { kind: 'over' | 'left'; post: Post }
  | (Unready & { post: Post })
  | PostRefusal

/**
 * Plans other channels for a post. A draft stays one; a validated or approved post is submitted again at once, in the
 * same bytes, and only those who approved the sending are asked anew. `unless`: an answer for the post as it is now, in
 * place of any change; null: none.
 */
export function planElsewhere<Other extends { kind: string } = never>(
  ports: MoveSlotNeeds,
  actor: Actor,
  { postId, channel, change, agreed = false }: Planned,
  settings: WorkingHours,
  unless: (post: Post) => Promise<Other | null> | Other | null = () => null,
): Promise<PlanElsewhereResult | Other> {
  return changePost<PlanElsewhereResult | Other>(ports, actor, postId, 'words', async post => {
    if (post.state === 'refused' || post.state === 'cancelled' || post.state === 'taken-back')
      return { kind: 'over', post }
    const other = await unless(post)
    if (other) return other
    const before = post.elsewhere ?? []
    const channels: readonly OtherChannel[] = [channel].flat()
    const planned = change === 'remove' ? [] : channels.map(one => ({ channel: one, at: change.at }))
    const elsewhere = inOrder([...before.filter(one => !channels.includes(one.channel)), ...planned])
    const on = (all: readonly PlannedRelease[], one: OtherChannel) => all.find(plan => plan.channel === one)
    const changed = channels.filter(
      one => canonicalKey(on(before, one) ?? null) !== canonicalKey(on(planned, one) ?? null),
    )
    if (changed.length === 0) return { kind: 'same', post }
    const attached = await attachedTo(ports, post)
    if (post.correcting !== null || !stillOpen(post, attached)) return { kind: 'left', post }
    const told = changed.map(one => entry(post, actor, one, on(planned, one) ?? null))
    const sealed = currentVersion(post)
    if (post.state === 'draft' || !sealed) return decided({ ...post, elsewhere }, told, false)
    const warnings = reopened(attached)
    if (warnings.length > 0 && !agreed) return { kind: 'sure', post, warnings }
    const edited = edit({ ...post, elsewhere }, {}, attached, actor, ports.now())
    const prepared = await prepareVersion(ports, actor, edited.post, settings, null, sealed.rendered)
    if (prepared.kind !== 'prepared') return { ...prepared, post }
    const { post: submitted, also } = await submission(ports, edited.post, actor, prepared)
    return decided(submitted, [...edited.also, ...told, ...also], true)
  })
}

function reopened({ validation, broadcast }: Attached): MoveWarning[] {
  return reopening(validation, broadcast?.state === 'scheduled')
}

function decided(post: Post, also: Change[], reopened: boolean): PostDecision<PlanElsewhereResult> {
  return { post, also, answer: post => ({ kind: 'planned', post, reopened }) }
}

function entry({ reference }: Post, actor: Actor, channel: OtherChannel, planned: PlannedRelease | null): Change {
  const verb = planned === null ? 'post.unplanned' : 'post.planned'
  const details = { channel, scheduledFor: planned?.at ?? null }
  return { journal: { verb, actor, subject: reference, seal: null, details } }
}

function inOrder(planned: PlannedRelease[]): PlannedRelease[] {
  return otherChannels.flatMap(channel => planned.filter(one => one.channel === channel))
}
