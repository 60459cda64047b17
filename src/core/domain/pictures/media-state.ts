import type { Instant } from '../time.ts'
import { isWithdrawn } from './agreement.ts'
import { consentOf } from './consent-of.ts'
import type { Media } from './media.ts'

/** The state of all agreements on one picture. */
export const mediaStates = ['complete', 'to-specify', 'blocked', 'expired', 'withdrawn'] as const
export type MediaState = (typeof mediaStates)[number]

/** Why that state is not `complete`; null: it is. */
type MediaWhy = 'unasked' | 'oral' | 'waiting' | 'parents' | 'refused' | 'none' | null
export type MediaStands = { state: MediaState; why: MediaWhy }

/**
 * The state and its reason, for the list and the card alike, from what the holders of the picture know at that instant.
 */
export function mediaStands(media: Pick<Media, 'answer' | 'agreements' | 'settings'>, at: Instant): MediaStands {
  if (media.agreements.some(isWithdrawn)) return { state: 'withdrawn', why: null }
  const consent = consentOf(media, at)
  const blocked = (why: MediaWhy): MediaStands => ({ state: 'blocked', why })
  if (consent === null) return blocked('unasked')
  const { answer, lacks, covers, ended } = consent
  if (answer === 'nobody') return { state: 'complete', why: null }
  if (answer === 'refused') return blocked('refused')
  if (answer === 'children' || lacks === 'signature') return blocked('parents')
  if (answer === 'unsure') return blocked(lacks === 'reply' ? 'waiting' : 'unasked')
  if (covers?.length === 0) {
    if (lacks === 'reply') return blocked('waiting')
    return ended === undefined ? blocked('none') : { state: 'expired', why: null }
  }
  if (lacks === 'reply') return { state: 'to-specify', why: 'waiting' }
  return media.agreements.length === 0 ? { state: 'to-specify', why: 'oral' } : { state: 'complete', why: null }
}

/** From a form: untrusted. Null: every state. */
export function readMediaState(value: unknown): MediaState | null {
  return mediaStates.find(state => state === value) ?? null
}
