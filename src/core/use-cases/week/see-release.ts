import { type WeekLine, weekLinesOf } from '../../domain/week/week-line.ts'
import type { WeekRow } from '../../domain/week/week-row.ts'
import type { Ports } from '../../ports.ts'

/** `row`: the source of the release. `elsewhere`: the other releases of its post. */
export type SeenRelease = { row: WeekRow; release: WeekLine; elsewhere: WeekLine[] }

/** One release, and the other channels of its post. Null: the post does not exist, or does not go to that channel. */
export async function seeRelease(
  ports: Pick<Ports, 'week' | 'sectors' | 'now'>,
  { postId, channel }: { postId: string; channel: string },
): Promise<SeenRelease | null> {
  const [row, sectors] = await Promise.all([ports.week.ofPost(postId), ports.sectors.all()])
  if (!row) return null
  const all = weekLinesOf(row, sectors, ports.now())
  const release = all.find(one => one.channel === channel)
  return release ? { row, release, elsewhere: all.filter(one => one !== release) } : null
}
