import { refresh } from '../../change.ts'
import { named, type Named, type Person, type PersonId } from '../../domain/actor.ts'
import { type Absence, isAway } from '../../domain/delegations/absence.ts'
import type { CardOf } from '../../domain/placements/placed-card.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, later } from '../../domain/time.ts'
import { instantOf, isTooFar, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { unfitApprover } from '../people/unfit.ts'

/** Days that are offered where the replies name no end, or one that is more than a year away. */
const openEndedDays = 14

export type SeeNeeds = Pick<Ports, 'absences' | 'directory' | 'departments' | 'commit' | 'now'>
/**
 * Looks whether an approver is away, and offers a stand-in once an absence. `covered`: they have one already. Answers
 * whether it found anything new.
 */
export async function seeAbsence(
  ports: SeeNeeds,
  person: PersonId,
  covered: boolean,
  settings: WorkingHours,
): Promise<boolean> {
  const seen = await ports.directory.absence(person)
  return orRunAgain(async () => {
    const known = await ports.absences.byId(person)
    const now = ports.now()
    const row = await presentAbsence(ports, { person, known, seen, covered, now }, settings)
    if (row === known || row === null) return false
    const offered = row.offer !== null && known?.offer !== row.offer
    const rings = afterQuietHours(now, settings)
    const done = await ports.commit(
      { save: 'absence', row: { ...row, version: (known?.version ?? 0) + 1 }, ifVersion: known?.version ?? 0 },
      ...(offered ? [refresh(offerCard(row), rings > now ? rings : undefined)] : []),
    )
    return done === 'done' ? true : 'stale'
  })
}

export function offerCard({ id: person, since }: Absence): CardOf<'offer'> {
  return { card: 'offer', person, since }
}

type Look = {
  person: PersonId
  known: Absence | null
  seen: { until: Instant | null } | null
  covered: boolean
  now: Instant
}

async function presentAbsence(
  ports: SeeNeeds,
  { person, known, seen, covered, now }: Look,
  { timeZone }: WorkingHours,
): Promise<Absence | null> {
  const lasting = isAway(known, now) ? known : null
  if (!seen) return lasting && { ...lasting, over: true }
  const absence: Absence = lasting ?? {
    id: person,
    version: 0,
    since: now,
    until: seen.until,
    offer: null,
    over: false,
  }
  const offer =
    covered || absence.offer
      ? absence.offer
      : { to: await proposedDelegate(ports, person), until: lentUntil(seen.until, now, timeZone) }
  if (absence === known && absence.until === seen.until && absence.offer === offer) return known
  return { ...absence, until: seen.until, offer }
}

/** Through the last day of the absence, by the authority's clock; a return in the morning ends it that morning. */
function lentUntil(until: Instant | null, now: Instant, timeZone: string): Instant {
  if (until !== null && !isTooFar(until, now)) return until
  return instantOf(nextDay(localDay(later(now, openEndedDays * 24 * 3_600_000), timeZone)), '00:00', timeZone)!
}

type Needs = Pick<Ports, 'directory' | 'departments'>

/**
 * The person to whom an absent approver may lend their place: the deputy of the department that they head, else the
 * person above them; nobody who is away too.
 */
export async function proposedDelegate(ports: Needs, approver: PersonId): Promise<Named | null> {
  const led = (await ports.departments.all()).filter(({ head }) => head?.id === approver)
  for (const { deputy } of led) {
    const found = deputy && (await ports.directory.person(deputy.id))
    if (found && (await isThere(ports, found, approver))) return named(found)
  }
  const above = await ports.directory.manager(approver)
  return above && (await isThere(ports, above, approver)) ? named(above) : null
}

async function isThere(ports: Needs, person: Person, approver: PersonId): Promise<boolean> {
  if (person.id === approver || (await unfitApprover(ports, person))) return false
  return (await ports.directory.absence(person.id)) === null
}
