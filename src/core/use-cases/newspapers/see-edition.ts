import { type Actor, isComms } from '../../domain/actor.ts'
import type { SeenEdition } from '../../domain/newspapers/seen-edition.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { editionPlan, type PlanNeeds } from '../placements/edition-plan.ts'

export type SeeEditionResult = ({ kind: 'edition-seen' } & SeenEdition) | { kind: 'not-comms' } | { kind: 'not-found' }

/** For comms, and for whoever directs the publication. */
export async function seeEdition(
  ports: PlanNeeds,
  actor: Actor,
  editionId: string,
  settings: WorkingHours,
): Promise<SeeEditionResult> {
  const seen = await editionPlan(ports, editionId, settings)
  const directs = seen?.newspaper.director.id === actor.id
  if (!directs && !isComms(actor)) return { kind: 'not-comms' }
  return seen ? { kind: 'edition-seen', ...seen } : { kind: 'not-found' }
}
