import { type Absent, isAway } from '../../domain/delegations/absence.ts'
import type { Ports } from '../../ports.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import type { Validation } from '../../domain/validations/validation.ts'

/** Of those whose visa is waited for, who is away by their automatic replies. */
export async function approversAbsent(
  { absences, now }: Pick<Ports, 'absences' | 'now'>,
  validation: Validation,
): Promise<Absent[]> {
  const found = await Promise.all(
    waitedFor(validation).map(async ({ id, name }) => ({ id, name, absence: await absences.byId(id) })),
  )
  return found.flatMap(({ id, name, absence }) => (isAway(absence, now()) ? [{ id, name, until: absence.until }] : []))
}
