import { type Actor, named } from '../../domain/actor.ts'
import type { Suspension } from '../../domain/retention/suspension.ts'
import type { Settings } from '../../domain/settings.ts'
import { cleanText, isDay } from '../../domain/text.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { KnownPerson } from '../../ports/personal-data.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { maySuspend } from './see-retention.ts'
import { readSuspended, type SubjectError, type SubjectNeeds } from './read-suspended.ts'

/** Of the reason, in UTF-16 code units. */
export const suspensionReasonMax = 500
/** That stand at once: a town's courts ask for no more. */
const standingMost = 100

export const suspensionFields = ['of', 'reason', 'reviewOn'] as const
export type SuspensionFields = Partial<Record<(typeof suspensionFields)[number], unknown>>
export type SuspensionErrors = {
  of?: SubjectError
  reason?: 'required' | 'too-long'
  reviewOn?: 'required' | 'not-a-day' | 'day-past'
}
type Needs = SubjectNeeds & Pick<Ports, 'suspensions' | 'history' | 'commit' | 'newId' | 'now'>
export type NoOfficer = { kind: 'not-officer' }
export type SuspendResult =
  | { kind: 'suspended'; suspension: Suspension }
  | { kind: 'invalid'; errors: SuspensionErrors; choices: KnownPerson[] }
  | { kind: 'too-many-suspensions' }
  | NoOfficer
  | Busy

/** Null: they may. */
export function mayNotSuspend(ports: Pick<Ports, 'history' | 'now'>, actor: Actor): Promise<NoOfficer> | null {
  if (maySuspend(actor)) return null
  return refusedAttempt(ports, actor, { what: 'retention.suspend', subject: 'retention' }, { kind: 'not-officer' })
}

/** *Suspendre la purge* of a person, by name, address or Entra’s id, or of a reference: until somebody lifts it. */
export async function suspendPurge(
  ports: Needs,
  actor: Actor,
  fields: SuspensionFields,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<SuspendResult> {
  const refused = await mayNotSuspend(ports, actor)
  if (refused) return refused
  const { of, error, choices } = await readSuspended(ports, cleanText(fields.of))
  const reason = cleanText(fields.reason)
  const reviewOn = cleanText(fields.reviewOn)
  const errors: SuspensionErrors = {
    ...(error && { of: error }),
    ...(reason === '' && { reason: 'required' as const }),
    ...(reason.length > suspensionReasonMax && { reason: 'too-long' as const }),
    ...dayErrors(reviewOn, localDay(ports.now(), timeZone)),
  }
  if (Object.keys(errors).length > 0 || !of) return { kind: 'invalid', errors, choices }
  if ((await ports.suspensions.standing()).length >= standingMost) return { kind: 'too-many-suspensions' }
  const at = ports.now()
  const row: Suspension = { id: ports.newId(), version: 1, of, reason, reviewOn, by: named(actor), at, lifted: null }
  await ports.commit({ save: 'suspension', row, ifVersion: 0 }, entry('retention.suspended', actor, row))
  return { kind: 'suspended', suspension: row }
}

function dayErrors(day: string, today: string): Pick<SuspensionErrors, 'reviewOn'> {
  if (day === '') return { reviewOn: 'required' }
  if (!isDay(day)) return { reviewOn: 'not-a-day' }
  return day < today ? { reviewOn: 'day-past' } : {}
}

export type LiftResult = { kind: 'lifted'; suspension: Suspension } | { kind: 'not-found' } | NoOfficer | Busy

/** What is due goes the night after. Lifted before, nothing is written. */
export async function liftSuspension(ports: Needs, actor: Actor, id: string): Promise<LiftResult> {
  const refused = await mayNotSuspend(ports, actor)
  if (refused) return refused
  return whileStale<LiftResult>(async () => {
    const suspension = await ports.suspensions.byId(id)
    if (!suspension) return { kind: 'not-found' }
    if (suspension.lifted !== null) return { kind: 'lifted', suspension }
    const { version } = suspension
    const row = { ...suspension, version: version + 1, lifted: { by: named(actor), at: ports.now() } }
    const done = await ports.commit(
      { save: 'suspension', row, ifVersion: version },
      entry('retention.lifted', actor, row),
    )
    return done === 'done' ? { kind: 'lifted', suspension: row } : 'stale'
  })
}

/** Of a reference the journal says which one; of a person their id, where it can be erased; never the reason. */
function entry(verb: 'retention.suspended' | 'retention.lifted', actor: Actor, { of, reviewOn, id }: Suspension) {
  const subject = of.kind === 'reference' ? of.reference : 'retention'
  const details = { suspension: id, reviewOn, ...(of.kind === 'person' && { person: of.person.id }) }
  return { journal: { verb, actor: named(actor), subject, seal: null, details } } as const
}
