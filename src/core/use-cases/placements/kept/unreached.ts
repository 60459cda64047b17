import type { Named, PersonId } from '../../../domain/actor.ts'
import { questionKeys } from '../../cards/question-cards.ts'
import type { Initiative } from '../../../domain/initiatives/initiative.ts'
import type { Ports } from '../../../ports.ts'
import { cardsOf } from '../../cards/validation-cards.ts'
import { waitedFor } from '../../../domain/validations/chairs.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import { keyOf, type PlacementKey } from '../../../domain/placements/placed-card.ts'

type Needs = Pick<Ports, 'placements' | 'reminders'>

/** Whether the author has no card of the open question. */
export async function authorUnreached(
  ports: Pick<Needs, 'placements'>,
  { id, state, questions }: Initiative,
): Promise<boolean> {
  const index = questions.findIndex(({ answer }) => answer === null)
  const question = questions[index]
  return state === 'asked' && question !== undefined && allRefused(ports, questionKeys(id, index, question))
}

/** People whose visa is awaited, and who have no card. */
export async function approversUnreached(ports: Needs, validation: Validation): Promise<Named[]> {
  const asked = waitedFor(validation)
  const refused = await Promise.all(
    asked.map(async ({ id }) =>
      allRefused(ports, [...cardsOf(validation, id), ...(await remindersSince(ports, id, validation))]),
    ),
  )
  return asked.filter((_, index) => refused[index]).map(({ id, name }) => ({ id, name }))
}

/** The grouped cards of everything that waits for them, made after this step began to wait. */
async function remindersSince(
  { reminders }: Needs,
  person: PersonId,
  { steps, current }: Validation,
): Promise<PlacementKey[]> {
  const since = steps[current]?.openedAt ?? ''
  const cards = (await reminders.byId(person))?.cards ?? []
  return cards.filter(at => at > since).map(at => keyOf({ card: 'waiting', person, at }))
}

/** A card that is still on its way, or of which nobody knows, may have arrived. */
async function allRefused({ placements }: Pick<Needs, 'placements'>, keys: PlacementKey[]): Promise<boolean> {
  const found = (await Promise.all(keys.map(key => placements.byKey(key)))).filter(one => one !== null)
  return found.length > 0 && found.every(({ state }) => state === 'refused')
}
