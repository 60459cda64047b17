import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Jobs } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { msBetween } from '../../domain/time.ts'
import type { Post } from '../../domain/posts/post.ts'
import { validationRoad } from './change-validation.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { nextSlot } from '../../domain/validations/dues.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'broadcasts' | 'commit' | 'now'>

/**
 * The job `validation.missed`: the slot came while the post was waiting, or all approved it and nobody asked for the
 * sending. Its authors and the communication team are offered the next slot; nothing moves by itself.
 */
export async function missSlot(ports: Needs, data: Jobs['validation.missed'], settings: WorkingHours): Promise<void> {
  const found = await ports.validations.byId(data.id)
  if (!found || !mayBeMissed(found)) return
  const now = ports.now()
  const calm = afterQuietHours(now > found.deadline! ? now : found.deadline!, settings)
  if (calm > now) return void (await ports.commit({ job: 'validation.missed', data, inMs: msBetween(now, calm) }))
  await validationRoad.byMary<{ kind: 'over' }>(ports, { postId: found.postId }, async (validation, post) => {
    if (validation.id !== data.id || !mayBeMissed(validation) || !(await isLeft(ports, validation, post)))
      return { kind: 'over' }
    const slot = validation.deadline!
    const missed = { at: now, next: nextSlot(slot, now, settings) }
    return {
      row: { ...validation, missed },
      verb: 'validation.slot-missed',
      details: { scheduledFor: slot, next: missed.next },
    }
  })
}

function mayBeMissed({ state, deadline, missed }: Validation): boolean {
  return (state === 'waiting' || state === 'approved') && deadline !== null && missed === null
}

/** A waiting post is sent by nobody; an approved one may be on its way, or have been given a time. */
async function isLeft({ broadcasts }: Needs, { state }: Validation, post: Post): Promise<boolean> {
  if (state === 'waiting') return true
  const broadcast = post.broadcastId === null ? null : await broadcasts.byId(post.broadcastId)
  return lacksSlot(state, post) && broadcast?.state === 'ready'
}

/** Whether another slot would still help after one was missed. */
export function lacksSlot(state: Validation['state'], post: Pick<Post, 'state'>): boolean {
  return state === 'waiting' ? post.state === 'in-validation' : state === 'approved' && post.state === 'approved'
}
