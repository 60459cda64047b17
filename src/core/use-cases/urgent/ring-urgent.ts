import { orRunAgain } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import type { JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { type Instant, later } from '../../domain/time.ts'
import { unansweredCards } from '../cards/validation-cards.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import type { Validation } from '../../domain/validations/validation.ts'

export const ringEveryMs = 5 * 60_000
const ringsMax = 3

type Needs = Pick<Ports, 'validations' | 'commit' | 'now'>

/**
 * The job `urgent.ring`, at any hour: while nobody on call has decided, each of them gets the card once more; after the
 * last time the communication team and the person who asked are told whom to phone. Each once, however often the job
 * runs.
 */
export async function ringUrgent(ports: Needs, validationId: string): Promise<void> {
  await orRunAgain(async () => {
    const validation = await ports.validations.byId(validationId)
    if (!validation?.urgent || validation.state !== 'waiting' || validation.unansweredAt) return 'done'
    const now = ports.now()
    const due = later(validation.rings?.at(-1)?.at ?? validation.submittedAt, ringEveryMs)
    return ports.commit(...(due > now ? [next(validation, due)] : rings(validation, now)))
  })
}

function rings(validation: Validation, at: Instant): Change[] {
  const { id, submittedBy, rings = [] } = validation
  const people = waitedFor(validation)
  if (rings.length >= ringsMax)
    return [
      ...saved({ ...validation, unansweredAt: at }, 'urgent.unanswered'),
      ...unansweredCards(id, submittedBy.id).map(card => refresh(card)),
    ]
  const all = [...rings, { people: people.map(one => one.id), at }]
  return [
    ...saved({ ...validation, rings: all }, 'urgent.rung'),
    ...people.map(one => refresh({ card: 'validation', validationId: id, person: one.id, ring: all.length })),
    next(validation, later(at, ringEveryMs)),
  ]
}

function saved(validation: Validation, verb: JournalVerb): Change[] {
  const { version, reference: subject, seal, rings = [] } = validation
  const details = {
    rings: rings.length,
    onCall: JSON.stringify(waitedFor(validation).map(({ id, name }) => ({ id, name }))),
  }
  return [
    { save: 'validation', row: { ...validation, version: version + 1 }, ifVersion: version },
    { journal: { verb, actor: null, subject, seal, details } },
  ]
}

function next({ id }: Validation, at: Instant): Change {
  return { job: 'urgent.ring', data: { validationId: id }, at }
}
