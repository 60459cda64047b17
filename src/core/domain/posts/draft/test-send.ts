import type { RenderedPost } from '../../seal.ts'
import { type Instant, later } from '../../time.ts'
import { openPlaces } from '../text/braces.ts'
import { isConsentOpen } from '../../pictures/consent.ts'
import type { Post, PostState } from '../post.ts'
import { picturesBlocked } from '../pictures/sort-pictures.ts'

const beforeSending: readonly PostState[] = ['draft', 'in-validation', 'approved']

/** No test of a post that left, since people have it, nor of one that was given up. */
export function mayHaveTest({ state }: Pick<Post, 'state'>): boolean {
  return beforeSending.includes(state)
}

/** Whether it has places for the reader's name or department. */
export function saysWhoReads({ summary, card }: RenderedPost): boolean {
  return openPlaces.some(place => summary.includes(place) || card.includes(place))
}

/** Whether nobody wrote a word of it yet. */
export function isBlank({ content: { title, summary, body } }: Pick<Post, 'content'>): boolean {
  return `${title}${summary}${body}`.trim() === ''
}

/** Whether an agreement is missing for a picture, so that nobody may see it. */
export function lacksPictures(post: Pick<Post, 'content' | 'aside' | 'videoAside'>, at: Instant): boolean {
  const aside = [...(post.aside ?? []), ...(post.videoAside ? [post.videoAside] : [])]
  return aside.some(isConsentOpen) || picturesBlocked(post, at).length > 0
}

const oneMs = 10_000

/** Presses within so many seconds ask for one test: a click that is delivered twice sends one card. */
export function testAskedAt(now: Instant): Instant {
  return later(now, -(Date.parse(now) % oneMs))
}
