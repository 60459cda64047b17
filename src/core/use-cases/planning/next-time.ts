import type { Channel } from '../../domain/channels/channel.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { nextSlot } from '../../domain/validations/dues.ts'
import type { WeekLine } from '../../domain/week/week-line.ts'
import { localTime } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { seeRelease } from '../week/see-release.ts'

/** The same hour on the next working day. Null: it has no time (any more). */
export async function nextTime(
  ports: Pick<Ports, 'week' | 'sectors' | 'now'>,
  named: { postId: string; channel: Channel },
  settings: WorkingHours,
): Promise<{ release: WeekLine; date: string; time: string } | null> {
  const found = await seeRelease(ports, named)
  if (!found || found.release.at === null) return null
  const { day: date, time } = localTime(nextSlot(found.release.at, ports.now(), settings), settings.timeZone)
  return { release: found.release, date, time }
}
