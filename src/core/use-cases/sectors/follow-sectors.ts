import { type Change, refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'

/** So many proposals that wait, and so many of the last broadcasts, are looked at. */
export const waitingMost = 1_000
const broadcastsMost = 50
const sliceSize = 50

/**
 * The job after every change of a sector: what waits is looked at once more, so that each card lies where it belongs
 * now. Which of them moves is for each card to say; what is over stays where it lies.
 */
export async function followSectors({
  initiatives,
  broadcasts,
  commit,
}: Pick<Ports, 'initiatives' | 'broadcasts' | 'commit'>): Promise<void> {
  const [waiting, recent] = await Promise.all([initiatives.waiting(waitingMost), broadcasts.recent(broadcastsMost)])
  const looks = [
    ...waiting.map(({ id }): Change[] => [
      { job: 'initiative.route', data: { id } },
      refresh({ card: 'inbox', initiativeId: id }),
    ]),
    ...recent.map(({ id }) => [refresh({ card: 'broadcast', broadcastId: id })]),
  ]
  for (let at = 0; at < looks.length; at += sliceSize) await commit(...looks.slice(at, at + sliceSize).flat())
}
