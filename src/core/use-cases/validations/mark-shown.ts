import type { PersonId } from '../../domain/actor.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { cardsOf } from '../cards/validation-cards.ts'

/** This person saw this version: what they type from now on is about it. */
function markShown(validation: Validation, person: PersonId, seal: string): Validation {
  return { ...validation, shown: { ...validation.shown, [person]: seal } }
}

/** After an answer showed the card to an approver. Writes nothing if known, or if the card has another version. */
export function recordShown(
  ports: Pick<Ports, 'validations' | 'commit'>,
  validationId: string,
  person: PersonId,
  seal: string,
): Promise<{ kind: 'recorded' } | { kind: 'not-found' } | Busy> {
  return whileStale(async () => {
    const validation = await ports.validations.byId(validationId)
    if (!validation || validation.seal !== seal) return { kind: 'not-found' }
    if (validation.shown[person] === seal) return { kind: 'recorded' }
    const row = { ...markShown(validation, person, seal), version: validation.version + 1 }
    const done = await ports.commit({ save: 'validation', row, ifVersion: validation.version })
    return done === 'done' ? { kind: 'recorded' } : 'stale'
  })
}

/**
 * Whether this person has the card of this version: it was placed in their chat (a validation is of one version, and so
 * are its cards), or an answer showed it.
 */
export async function wasShown(
  ports: Pick<Ports, 'placements'>,
  validation: Validation,
  person: PersonId,
): Promise<boolean> {
  return validation.shown[person] === validation.seal || isPlaced(ports, validation, person)
}

export async function isPlaced(
  ports: Pick<Ports, 'placements'>,
  validation: Validation,
  person: PersonId,
): Promise<boolean> {
  const placements = await Promise.all(cardsOf(validation, person).map(key => ports.placements.byKey(key)))
  return placements.some(placement => placement?.state === 'placed')
}

/** The seal of the version that each approver last saw: this one, if it reached them, else the one before. */
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
