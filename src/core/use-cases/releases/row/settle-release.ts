import { type Change, refresh } from '../../../change.ts'
import { isLongSilent, longSilentAt, nextLookMs } from '../../../domain/releases/next-look.ts'
import type { Release } from '../../../domain/releases/release.ts'
import { type Instant, msBetween } from '../../../domain/time.ts'
import type { Answered, Published } from '../../../ports/networks.ts'
import type { Ports } from '../../../ports.ts'
import { asksCard } from './hold-release.ts'
import { releaseEntry, silentCard, withRelease } from './release-row.ts'

export const refusalMax = 300
const spoken = { silentSince: null, silenceTold: false } as const

/** The public has it. Changes of its post meanwhile are followed. */
export function publishedChanges(release: Release, { uri, url, revision }: Published, now: Instant): Change[] {
  const left = { uri, url, revision, seal: release.seal, at: now }
  const { row, changes } = withRelease(release, { ...spoken, state: 'published', left, refusal: null, held: null }, now)
  return [...changes, releaseEntry('release.published', row, null, { url }), followed(row)]
}

/** The network will never take it: a person decides. */
export function refusedChanges(release: Release, reason: string, now: Instant): Change[] {
  const refusal = reason.slice(0, refusalMax)
  const state = release.left === null ? 'refused' : release.state
  const { row, changes } = withRelease(release, { ...spoken, state, refusal }, now)
  return [...changes, releaseEntry('release.refused', row, null, { reason: refusal }), asksCard(row), followed(row)]
}

/**
 * No clear answer: it is asked again, soon at first. `unknown`: it may be out. After a quarter of an hour comms is
 * told, once for each channel and day; after days a person has to say what became of it.
 */
export function silentChanges(
  release: Release,
  answer: Extract<Answered<object>, { kind: 'busy' | 'unknown' }>,
  now: Instant,
): Change[] {
  const since = release.silentSince ?? now
  const isTold = release.silenceTold || isLongSilent(since, now)
  const lookMs = nextLookMs(since, now)
  const becomesUnknown = release.state === 'publishing' && (answer.kind === 'unknown' || lookMs === null)
  const change: Partial<Release> = {
    silentSince: since,
    silenceTold: isTold,
    ...(becomesUnknown && { state: 'unknown' as const }),
    // About a published release the network is asked no more, until a person says to try again.
    ...(lookMs === null && release.left !== null && { held: 'silent' as const }),
  }
  const { row, changes } = withRelease(release, change, now)
  const waitMs = Math.max(lookMs ?? 0, answer.kind === 'busy' ? (answer.retryInMs ?? 0) : 0)
  const tellMs = isTold ? Infinity : Math.max(0, msBetween(now, longSilentAt(since)))
  return [
    ...changes,
    ...(becomesUnknown ? [releaseEntry('release.unknown', row, null)] : []),
    ...(lookMs === null
      ? [asksCard(row)]
      : [{ job: 'release.publish', data: { id: row.id }, inMs: Math.min(waitMs, tellMs) } as const]),
    ...(isTold ? [silentCard(row.channel, since)] : []),
  ]
}

/**
 * The network does not take Mary's key: the whole channel waits, and one card says so. `fresh`: nothing of it was given
 * before this answer.
 */
export async function unauthorizedChanges(
  { channelHolds }: Pick<Ports, 'channelHolds'>,
  release: Release,
  now: Instant,
  { fresh }: { fresh: boolean },
): Promise<Change[]> {
  const { channel, state, left } = release
  const known = await channelHolds.byId(channel)
  // One that is out, or may be, keeps its state: only one that certainly is not may be given again.
  const isSurelyNot = fresh && state === 'publishing' && left === null
  const maybe: Partial<Release> = state === 'publishing' ? { state: 'unknown', silentSince: now } : {}
  const change: Partial<Release> = isSurelyNot ? { ...spoken, state: 'held', held: 'unauthorized' } : maybe
  const since = known?.since ?? now
  return [
    ...withRelease(release, change, now).changes,
    ...(known
      ? []
      : [
          { save: 'channel_hold', row: { id: channel, version: 1, since }, ifVersion: 0 } as const,
          { journal: { verb: 'channel.held', actor: null, subject: channel, seal: null, details: {} } } as const,
        ]),
    refresh({ card: 'channel-held', channel, since }),
    followed(release),
  ]
}

/** Changes of its post while it was on its way are followed now. */
function followed({ postId }: Release): Change {
  return { job: 'releases.follow', data: { postId } }
}
