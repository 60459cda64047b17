import type { Change } from '../../change.ts'
import { ended, type Erasure, type Receipt } from '../../domain/personal/erasure.ts'
import { later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { erasureCards } from './ask-second.ts'
import { receiptMs } from './propose-erasure.ts'

/**
 * Two people may have asked for the same person’s erasure at one moment: one run ends both, since the other request
 * would name the person for ever.
 */
export async function endOthers(
  ports: Pick<Ports, 'erasures' | 'placements'>,
  { id, person, confirmed }: Erasure,
  receipt: Receipt,
): Promise<Change[]> {
  const others = person === null ? [] : (await ports.erasures.of(person.id)).filter(one => one.id !== id)
  const changes = others.map(async (other): Promise<Change[]> => [
    {
      save: 'erasure',
      row: { ...ended(other, 'done', receipt), confirmed, version: other.version + 1 },
      ifVersion: other.version,
    },
    { job: 'person.erase', data: { id: other.id }, at: later(receipt.at, receiptMs) },
    ...(await erasureCards(ports, other.id)),
  ])
  return (await Promise.all(changes)).flat()
}
