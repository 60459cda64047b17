import type { Change, Jobs } from '../../change.ts'
import { type Actor, isComms, named, type Named, type PersonId } from '../../domain/actor.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { peopleAsked } from '../../domain/validations/chairs.ts'
import { stillDue } from '../../domain/validations/dues.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { validationRoad } from './change-validation.ts'

/** Two people who press *Relancer* together make one reminder. */
export const nudgePauseMs = 5 * 60_000

type Refusal =
  | { kind: 'not-allowed'; post: Post }
  /** `nobody-left`: the people asked gave their visa in another step. */
  | { kind: 'closed' | 'nobody-left'; validation: Validation; post: Post }
  | { kind: 'already-nudged'; at: Instant; validation: Validation; post: Post }
export type NudgeResult =
  { kind: 'nudged'; validation: Validation; post: Post } | Refusal | { kind: 'not-found' } | Busy

/**
 * *Relancer*: the awaited people get one card of everything that waits for them, at the end of their chat; earlier ones
 * point to it.
 */
export async function nudge(
  ports: Pick<Ports, 'history' | 'posts' | 'validations' | 'commit' | 'now'>,
  actor: Actor,
  postId: string,
): Promise<NudgeResult> {
  const order = { postId, what: 'validation.nudged' }
  const result = await validationRoad.change<Refusal>(ports, actor, order, (validation, post) => {
    const concerned =
      isComms(actor) || validation.submittedBy.id === actor.id || post.authors.some(({ id }) => id === actor.id)
    if (!concerned) return { kind: 'not-allowed', post }
    const step = validation.steps[validation.current]
    if (validation.state !== 'waiting' || !step) return { kind: 'closed', validation, post }
    const at = ports.now()
    const last = validation.nudges.findLast(({ step }) => step === validation.current)
    if (last && msBetween(last.at, at) < nudgePauseMs) return { kind: 'already-nudged', at: last.at, validation, post }
    const people = peopleAsked(validation, at)
    if (people.length === 0) return { kind: 'nobody-left', validation, post }
    return {
      ...remindedOf(validation, people, named(actor), at),
      verb: 'validation.nudged',
      details: { step: step.name },
    }
  })
  return result.kind === 'changed' ? { ...result, kind: 'nudged' } : result
}

type Needs = Pick<Ports, 'posts' | 'validations' | 'commit' | 'now'>

/** These people get one card of everything that waits for them. */
export function remindedOf(
  validation: Validation,
  people: PersonId[],
  by: Named | null,
  at: Instant,
): { row: Validation; also: Change[] } {
  const nudges = [...validation.nudges, { step: validation.current, people, by, at }]
  return {
    row: { ...validation, nudges },
    also: people.map(person => ({ job: 'reminders.post', data: { person, at } })),
  }
}

/** The job `validation.remind`: for people still asked, and their stand-ins, if it still waits until that time. */
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
  await validationRoad.byMary<{ kind: 'over' }>(ports, { postId: found.postId }, validation => {
    const said = validation.nudges.some(({ step, by, at }) => step === data.step && by === null && at >= data.at)
    const people = peopleAsked(validation, now)
    if (!stillDue(validation, data) || now >= data.due || said || people.length === 0) return { kind: 'over' }
    const { also, ...reminded } = remindedOf(validation, people, null, now)
    // Absences since then are noticed now, too.
    return {
      ...reminded,
      also: [...also, { job: 'step.opened', data: { id: data.id, step: data.step, openedAt: null } }],
      verb: 'validation.nudged',
      details: { step: validation.steps[data.step]?.name ?? '' },
    }
  })
}
