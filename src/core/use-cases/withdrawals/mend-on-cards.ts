import { idFrom } from '../../domain/id-from.ts'
import type { Withdrawal, WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { mendCards } from './mend-cards.ts'
import { donePlace, type Mended } from './mended.ts'

export type CardsNeeds = Parameters<typeof mendCards>[0] & Pick<Ports, 'newReference'>

/** All cards of one broadcast: changed by a broadcast of its own, which is watched until it has ended. */
export async function mendOnCards(
  ports: CardsNeeds,
  { id, reference, pictureIds }: Withdrawal,
  place: WithdrawnPlace,
  now: Instant,
): Promise<Mended> {
  if (place.mendId !== undefined) return ended(ports, place, place.mendId, now)
  const mendId = idFrom('mend', id, place.key)
  const born = { id: mendId, reference: await ports.newReference('DIF', mendId), at: now }
  const mended = await mendCards(ports, place.id, pictureIds, born, { media: reference })
  switch (mended.kind) {
    case 'none':
      return donePlace({ ...place, count: 0 }, now)
    case 'later':
      return null
    case 'names-gone':
      return { place: { ...place, state: 'told', namesGone: true, count: mended.people }, changes: [] }
    case 'mended':
      return { place: { ...place, state: 'waits', mendId, count: mended.people }, changes: mended.changes }
  }
}

async function ended(ports: CardsNeeds, place: WithdrawnPlace, mendId: string, now: Instant): Promise<Mended> {
  const broadcast = await ports.broadcasts.byId(mendId)
  switch (broadcast?.state) {
    case 'done':
      return donePlace({ ...place, count: (await ports.deliveries.report(mendId)).counts.delivered }, now)
    // A person stopped it, or took the cards back meanwhile, or has to say whether it goes on.
    case 'stopped':
    case 'held':
    case 'cancelled':
      return { place: { ...place, state: 'to-do' }, changes: [] }
    default:
      return null
  }
}
