import type { Release } from './release.ts'

/**
 * What comms may do with a release. now: publish it at once; at: at an hour that is said; hold: keep it back; retry: a
 * correction or a removal that a network refused; take-back: from that channel only; gone: a person removed or
 * corrected it by hand; out, not-out: a person says what the network never told.
 */
export const releaseActs = ['now', 'at', 'hold', 'retry', 'take-back', 'gone', 'out', 'not-out'] as const
export type ReleaseAct = (typeof releaseActs)[number]

/** `isByHand`: a person publishes on that channel. */
export function actsOf(release: Release, isByHand: boolean): ReleaseAct[] {
  const { state, pending, refusal, held } = release
  switch (state) {
    case 'planned':
      // Its hour was approved: another one is given in the week, which asks for that visa again.
      return isByHand || release.at !== null ? ['hold'] : ['now', 'at', 'hold']
    case 'held':
    case 'refused':
      return isByHand ? ['at'] : ['now', 'at']
    case 'unknown':
      return ['out', 'not-out']
    case 'published':
      if (pending !== null) return refusal !== null || held !== null ? ['retry', 'take-back'] : []
      return ['take-back']
    case 'declared':
      return pending === null ? [] : ['gone']
    case 'publishing':
    case 'taken-back':
      return []
  }
}
