import type { Channel } from '../../channels/channel.ts'
import { type Closed, whyClosed } from '../../pictures/consent.ts'
import { useOf } from '../../pictures/use.ts'
import type { Instant } from '../../time.ts'
import { hasWords } from '../post-video.ts'
import { everyVideoOf, everythingHeldBy } from './sort-pictures.ts'

/** Pictures, by their ids, that a channel shows. */
export type ShownOn = { channel: Channel; pictures: readonly { id: string }[] }

/** The parts of a post that say what its pictures may do. */
export type KnownBy = Parameters<typeof everythingHeldBy>[0]

/**
 * `name`: of the file that somebody sent; '': it has none. untold: a video without captions or transcript, which the
 * public is not shown (RGAA 4.1, 4.3).
 */
export type ClosedPicture = { id: string; name: string; why: Closed | 'untold' }

/**
 * Which pictures may not be shown there at that instant, and why: by what is known then, not by what was known when
 * they were sealed. A picture that the post no longer has counts as gone. A picture closed to one channel may be shown
 * on others.
 */
export function closedPictures({ channel, pictures }: ShownOn, post: KnownBy, at: Instant): ClosedPicture[] {
  const known = everythingHeldBy(post)
  const videos = everyVideoOf(post)
  return pictures.flatMap(({ id }) => {
    const all = known.filter(one => one.id === id)
    const closed = all.map(one => whyClosed(one, useOf(channel), at)).find(one => one !== null)
    const isUntold = channel !== 'teams' && videos.some(one => one.id === id && !hasWords(one))
    const why = all.length === 0 ? 'gone' : (closed ?? (isUntold ? 'untold' : null))
    return why ? [{ id, name: all[0]?.name ?? '', why }] : []
  })
}
