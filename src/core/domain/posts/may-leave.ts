import type { OtherChannel } from '../channels/channel.ts'
import { mayShow } from '../pictures/consent.ts'
import type { Post } from './post.ts'
import { everyPictureOf } from './sort-pictures.ts'

/** What is to leave: on which channel, with which pictures, by their ids. */
export type Leaving = { channel: OtherChannel; pictures: readonly { id: string }[] }

/** `pictures`: ids of those for which nobody answers today. */
export type MayLeave = { kind: 'yes' } | { kind: 'consent'; pictures: string[] }

/**
 * The one gate before the public, asked at submission, at the hour, and just before anything leaves: of its pictures
 * all that is known today, not what was known when they were sealed. What is allowed on one channel alone, and what
 * the authority owes by law on some days, will be judged here.
 */
export function mayLeave(leaving: Leaving, post: Pick<Post, 'content' | 'aside' | 'correcting'>): MayLeave {
  const known = everyPictureOf(post)
  const barred = leaving.pictures.filter(({ id }) => {
    const all = known.filter(one => one.id === id)
    return all.length === 0 || !all.every(mayShow)
  })
  return barred.length === 0 ? { kind: 'yes' } : { kind: 'consent', pictures: barred.map(({ id }) => id) }
}
