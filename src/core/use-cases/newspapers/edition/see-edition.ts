import { type Actor, maySeeAll } from '../../../domain/actor.ts'
import type { EditionPlan, SeenEdition } from '../../../domain/newspapers/seen-edition.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { editionPlan, type EditionRead, type PlanNeeds, readEdition } from '../../editions/edition-plan.ts'
import { wholeEdition } from '../../placements/kept/kept-editions.ts'
import { refusedNewspaper } from '../newspaper-road.ts'

type ReaderNeeds = Pick<Ports, 'editions' | 'newspapers' | 'history' | 'now'>
type Unseen = { kind: 'not-comms' } | { kind: 'not-found' }
export type SeeEditionResult = ({ kind: 'edition-seen' } & SeenEdition) | Unseen

/** For comms, and for the director of publication: the edition and its newspaper. */
export async function editionFor(
  ports: ReaderNeeds,
  actor: Actor,
  editionId: string,
): Promise<({ kind: 'edition-read' } & EditionRead) | Unseen> {
  const read = await readEdition(ports, editionId)
  if (!maySeeAll(actor) && read?.newspaper.director.id !== actor.id)
    return refusedNewspaper(ports, actor, 'edition.see')
  return read ? { kind: 'edition-read', ...read } : { kind: 'not-found' }
}

/** The flat plan of an edition. The right is checked first, since the plan costs reads. */
export async function seePlan(
  ports: PlanNeeds & ReaderNeeds,
  actor: Actor,
  editionId: string,
  settings: WorkingHours,
): Promise<({ kind: 'plan-seen' } & EditionPlan) | Unseen> {
  const read = await editionFor(ports, actor, editionId)
  return read.kind === 'edition-read' ? { kind: 'plan-seen', ...(await editionPlan(ports, read, settings)) } : read
}

export async function seeEdition(
  ports: PlanNeeds & ReaderNeeds & Pick<Ports, 'calls' | 'charters'>,
  actor: Actor,
  editionId: string,
  settings: WorkingHours,
): Promise<SeeEditionResult> {
  const read = await editionFor(ports, actor, editionId)
  return read.kind === 'edition-read' ? { kind: 'edition-seen', ...(await wholeEdition(ports, read, settings)) } : read
}
