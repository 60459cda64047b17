import type { Named } from '../actor.ts'
import type { OtherChannel } from '../channels/channel.ts'
import { type SealedVariant, variantOf } from '../channels/variant.ts'
import { idFrom } from '../id-from.ts'
import type { SealedVersion } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { SiteChange } from './site-change.ts'

/** `publishing`: words may be on their way; only the network's answer, or a look at the network, ends it. */
export const releaseStates = [
  'planned',
  'publishing',
  'published',
  'refused',
  'unknown',
  'declared',
  'held',
  'taken-back',
] as const
export type ReleaseState = (typeof releaseStates)[number]

/**
 * Why a release waits for a person's decision. `missed`: its time passed by more than an hour; `seal`: what would leave
 * is not what was approved; `consent`: a picture of it may not be shown; `video-untold`: its video has neither captions
 * nor a transcript; `unauthorized`: the network no longer takes Mary's key; `not-connected`: there is no key;
 * `stopped`: somebody of comms held it; `restored`: the database that it was found in may be an older one; `silent`:
 * its network has not answered for days about what is out.
 */
export const holdReasons = [
  'missed',
  'seal',
  'consent',
  'video-untold',
  'unauthorized',
  'not-connected',
  'stopped',
  'restored',
  'silent',
] as const
export type HoldReason = (typeof holdReasons)[number]

/**
 * Where the public reads it. `revision`: the network's name for that version; `seal`: of the words it was given; `at`:
 * since when. `correctedAt`: absent: never.
 */
export type LeftAs = {
  uri: string
  url: string | null
  revision: string | null
  seal: string
  at: Instant
  correctedAt?: Instant
  /** Ids of its pictures and video that a correction removed; absent: it shows all. */
  without?: string[]
}

/**
 * `url`: of the file in the library. `isCut`: around the middle, to the shape that the network shows whole. `altered`:
 * the bytes of a picture are not those that were sealed.
 */
export type Copies = { seal: string; files: { pictureId: string; url: string; isCut: boolean }[]; altered?: true }

/** One post on one other channel (« parution »). Its id is made of both, so that there is one at most. */
export type Release = {
  id: string
  version: number
  postId: string
  reference: Reference
  channel: OtherChannel
  /** When it leaves; null: with its post, or when a person says so before. */
  at: Instant | null
  state: ReleaseState
  /** The seal of the version whose words it has. */
  seal: string
  /** Counts how often it was published as new: again only after it was taken back there. From 1. */
  edition: number
  /** When the words of this edition were first given to the network; null: not yet. Each try says the same hour. */
  startedAt: Instant | null
  left: LeftAs | null
  /** What is to be done next on a network that has it; null: nothing. */
  pending: 'correct' | 'take-back' | null
  /** Of a refusal: what the network said, ≤ 300 characters. */
  refusal: string | null
  held: HoldReason | null
  /** Ids of pictures, or a video, to which a person no longer agrees: it is corrected without them. Absent: none. */
  without?: string[]
  /** Since when the network has given no clear answer; null: it has, or was not asked. */
  silentSince: Instant | null
  /** Found in a restored database: it may have gone out since, so that its network is asked first. */
  maybeOutSince?: Instant
  /** The communication team was told of that silence. */
  silenceTold: boolean
  /** A person of comms put it there by hand, and says where. `link` null: they did not say. */
  declared: { by: Named; link: string | null; at: Instant } | null
  /** For publishing by hand: its pictures as files, for the words of that seal. Absent: not yet. */
  copies?: Copies
  /**
   * A change on the site that another site could not be told for days. Absent: it was told, or there is no such site.
   */
  untold?: { what: SiteChange; at: Instant }
  /** The person who last decided on it: its hour, its holding, its leaving. Null: nobody since it was approved. */
  by: Named | null
  createdAt: Instant
  updatedAt: Instant
}

export function releaseId(postId: string, channel: OtherChannel): string {
  return `${postId}:${channel}`
}

/** The key by which the network recognises it: the same for every try of one edition, another for the next. */
export function releaseKey({ id, edition }: Pick<Release, 'id' | 'edition'>): string {
  return idFrom('release', id, String(edition))
}

/** The words that were sealed for that channel; null: none. */
export function sealedVariant(version: SealedVersion, channel: OtherChannel): SealedVariant | null {
  return version.variants?.find(({ kind }) => kind === variantOf(channel)) ?? null
}

/** Channels on which Mary publishes by herself; on the others a person publishes, and tells Mary. */
export const ownChannels: readonly OtherChannel[] = ['bluesky', 'mastodon', 'site']

export function isByHand(channel: OtherChannel): boolean {
  return !ownChannels.includes(channel)
}

/** The network no longer takes Mary's key: nothing is given to it until somebody of comms says to try again. */
export type ChannelHold = { id: OtherChannel; version: number; since: Instant }
