import { type Actor, isComms } from '../../domain/actor.ts'
import type { SeenEdition } from '../../domain/newspapers/seen-edition.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { editionPlan, type PlanNeeds } from '../placements/edition-plan.ts'
import { refusedNewspaper } from './newspaper-road.ts'

export type SeeEditionResult = ({ kind: 'edition-seen' } & SeenEdition) | { kind: 'not-comms' } | { kind: 'not-found' }

/** For comms, and for whoever directs the publication. Who it is comes first: the plan costs many reads. */
export async function seeEdition(
  ports: PlanNeeds & Pick<Ports, 'history'>,
  actor: Actor,
  editionId: string,
  settings: WorkingHours,
): Promise<SeeEditionResult> {
  if (!isComms(actor)) {
    const edition = await ports.editions.byId(editionId)
    const newspaper = edition && (await ports.newspapers.byId(edition.newspaperId))
    if (newspaper?.director.id !== actor.id) return refusedNewspaper(ports, actor, 'edition.see')
  }
  const seen = await editionPlan(ports, editionId, settings)
  return seen ? { kind: 'edition-seen', ...seen } : { kind: 'not-found' }
}
