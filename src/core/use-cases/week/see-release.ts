import { type Release, releasesOf } from '../../domain/week/release.ts'
import type { Ports } from '../../ports.ts'

/** `elsewhere`: the other releases of its post. */
export type SeenRelease = { release: Release; elsewhere: Release[] }

/** One release, and where else its post goes. Null: the post is not there, or does not go on that channel. */
export async function seeRelease(
  ports: Pick<Ports, 'week' | 'sectors' | 'now'>,
  { postId, channel }: { postId: string; channel: string },
): Promise<SeenRelease | null> {
  const [row, sectors] = await Promise.all([ports.week.ofPost(postId), ports.sectors.all()])
  const all = row ? releasesOf(row, sectors, ports.now()) : []
  const release = all.find(one => one.channel === channel)
  return release ? { release, elsewhere: all.filter(one => one !== release) } : null
}
