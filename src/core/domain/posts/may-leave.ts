import type { Channel } from '../channels/channel.ts'
import { type Closed, whyClosed } from '../pictures/consent.ts'
import { useOf } from '../pictures/use.ts'
import type { Instant } from '../time.ts'
import { hasWords } from './post-video.ts'
import { everyVideoOf, everythingHeldBy } from './sort-pictures.ts'

/** What is to leave: on which channel, with which pictures, by their ids. */
export type Leaving = { channel: Channel; pictures: readonly { id: string }[] }

type KnownBy = Parameters<typeof everythingHeldBy>[0]

/** `pictures`: ids of those that are closed to that channel today; `closed`: why, in the same order. */
export type MayLeave = { kind: 'yes' } | { kind: 'consent'; pictures: string[]; closed: ClosedPicture['why'][] }

/**
 * `name`: of the file that somebody sent; '': it has none. untold: a video without captions or transcript, which the
 * public is not shown (RGAA 4.1, 4.3).
 */
export type ClosedPicture = { id: string; name: string; why: Closed | 'untold' }

/**
 * The one gate before the public, asked at submission, at the hour, and just before anything leaves: of its pictures
 * all that is known at that instant, not what was known when they were sealed. What is closed to one channel leaves on
 * the others.
 */
export function mayLeave(leaving: Leaving, post: KnownBy, at: Instant): MayLeave {
  const barred = closedPictures(leaving, post, at)
  if (barred.length === 0) return { kind: 'yes' }
  return { kind: 'consent', pictures: barred.map(({ id }) => id), closed: barred.map(({ why }) => why) }
}

/** Which of them may not be shown there at that instant, and why. One that the post has no more is gone. */
export function closedPictures({ channel, pictures }: Leaving, post: KnownBy, at: Instant): ClosedPicture[] {
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
