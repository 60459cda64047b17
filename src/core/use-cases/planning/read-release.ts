import type { Channel } from '../../domain/channels/channel.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { nextSlot } from '../../domain/validations/dues.ts'
import { type Release, releasesOf } from '../../domain/week/release.ts'
import type { WeekRow } from '../../domain/week/week-row.ts'
import { localTime } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'

/** A release, and what it is derived from. */
export type Found = { row: WeekRow; release: Release }

/** As it stands now; null: there is none on that channel. */
export async function readRelease(
  ports: Pick<Ports, 'week' | 'sectors' | 'now'>,
  postId: string,
  channel: Channel,
): Promise<Found | null> {
  const [row, sectors] = await Promise.all([ports.week.ofPost(postId), ports.sectors.all()])
  const release = row && releasesOf(row, sectors, ports.now()).find(one => one.channel === channel)
  return row && release ? { row, release } : null
}

/** The same hour on the next working day. Null: it has no time, or is none any more. */
export async function nextTime(
  ports: Pick<Ports, 'week' | 'sectors' | 'now'>,
  named: { postId: string; channel: Channel },
  settings: WorkingHours,
): Promise<{ release: Release; date: string; time: string } | null> {
  const found = await readRelease(ports, named.postId, named.channel)
  if (!found || found.release.at === null) return null
  const { day: date, time } = localTime(nextSlot(found.release.at, ports.now(), settings), settings.timeZone)
  return { release: found.release, date, time }
}
