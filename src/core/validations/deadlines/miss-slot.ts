import { afterQuietHours } from '../../calendar/after-quiet-hours.ts'
import type { Jobs } from '../../change.ts'
import { Unavailable } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../settings.ts'
import { msBetween } from '../../time.ts'
import { changeValidation } from '../change-validation.ts'
import type { Validation } from '../validation.ts'
import { nextSlot } from './next-slot.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'commit' | 'now'>

/**
 * The job `validation.missed`: the slot came while it still waited. Its authors and the communication team are offered
 * the next one; nothing moves by itself.
 */
export async function missSlot(ports: Needs, data: Jobs['validation.missed'], settings: WorkingHours): Promise<void> {
  const found = await ports.validations.byId(data.id)
  if (!found || !isMissed(found, data.id)) return
  const now = ports.now()
  const calm = afterQuietHours(now > found.deadline! ? now : found.deadline!, settings)
  if (calm > now) return void (await ports.commit({ job: 'validation.missed', data, inMs: msBetween(now, calm) }))
  const result = await changeValidation<{ kind: 'over' }>(ports, null, found.postId, validation => {
    if (!isMissed(validation, data.id)) return { kind: 'over' }
    const slot = validation.deadline!
    const missed = { at: now, next: nextSlot(slot, now, settings) }
    return {
      validation: { ...validation, missed },
      verb: 'validation.slot-missed',
      details: { scheduledFor: slot, next: missed.next },
    }
  })
  if (result.kind === 'busy') throw new Unavailable(result.kind)
}

function isMissed({ id, state, deadline, missed }: Validation, meant: string): boolean {
  return id === meant && state === 'waiting' && deadline !== null && missed === null
}
