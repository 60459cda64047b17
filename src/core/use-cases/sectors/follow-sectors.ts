import { type Change, refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'

/** So many waiting proposals, and so many of the last broadcasts, are looked at. */
export const waitingMost = 1_000
const broadcastsMost = 50
const sliceSize = 50

/**
 * The job after every change of a sector: waiting cards are checked once more, so that each is in the right channel.
 * Each card decides itself whether it moves; one that is over stays where it is.
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
