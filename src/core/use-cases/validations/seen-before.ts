import type { PersonId } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { isPlaced } from './mark-shown.ts'
import type { Validation } from '../../domain/validations/validation.ts'

/**
 * The seal of the version that each of its approvers last saw: this one, where it reached them, else the one they had
 * seen before.
 */
export async function seenBefore(
  ports: Pick<Ports, 'placements'>,
  validation: Validation,
): Promise<Record<PersonId, string>> {
  const people = new Set(
    validation.steps.flatMap(({ approvers }) =>
      approvers.flatMap(({ id, standIns }) => [id, ...standIns.map(one => one.id)]),
    ),
  )
  const placed = await Promise.all(
    [...people].map(async person => ((await isPlaced(ports, validation, person)) ? [[person, validation.seal]] : [])),
  )
  return {
    ...validation.seenBefore,
    ...validation.shown,
    ...(Object.fromEntries(placed.flat()) as Record<PersonId, string>),
  }
}
