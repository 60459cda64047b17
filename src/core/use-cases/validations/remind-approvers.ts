import type { Named, PersonId } from '../../domain/actor.ts'
import { afterQuietHours } from '../../domain/working-time/after-quiet-hours.ts'
import type { Change, Jobs } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { peopleAsked } from '../../domain/validations/chairs.ts'
import { changeValidation } from './change-validation.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { stillDue } from '../../domain/validations/still-due.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'commit' | 'now'>

/** These people get one card of all that waits for them. */
export function remindedOf(
  validation: Validation,
  people: PersonId[],
  by: Named | null,
  at: Instant,
): { validation: Validation; also: Change[] } {
  const nudges = [...validation.nudges, { step: validation.current, people, by, at }]
  return {
    validation: { ...validation, nudges },
    also: people.map(person => ({ job: 'reminders.post', data: { person, at } })),
  }
}

/**
 * The job `validation.remind`: those who are still asked, and whoever may decide in their place, while it is waited for
 * by the same time.
 */
export async function remindApprovers(
  ports: Needs,
  data: Jobs['validation.remind'],
  settings: WorkingHours,
): Promise<void> {
  const found = await ports.validations.byId(data.id)
  if (!found) return
  const now = ports.now()
  const calm = afterQuietHours(now > data.at ? now : data.at, settings)
  if (calm > now && stillDue(found, data)) {
    if (calm < data.due) await ports.commit({ job: 'validation.remind', data, inMs: msBetween(now, calm) })
    return
  }
  const result = await changeValidation<{ kind: 'over' }>(ports, null, found.postId, validation => {
    const said = validation.nudges.some(({ step, by, at }) => step === data.step && by === null && at >= data.at)
    const people = peopleAsked(validation, now)
    if (!stillDue(validation, data) || now >= data.due || said || people.length === 0) return { kind: 'over' }
    const { also, ...reminded } = remindedOf(validation, people, null, now)
    // Who has gone away since is seen now, too.
    return {
      ...reminded,
      also: [...also, { job: 'step.opened', data: { id: data.id, step: data.step, openedAt: null } }],
      verb: 'validation.nudged',
      details: { step: validation.steps[data.step]?.name ?? '' },
    }
  })
  if (result.kind === 'busy') throw new Unavailable(result.kind)
}
