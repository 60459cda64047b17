import type { Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import type { BroadcastState } from '../broadcasts/broadcast.ts'
import type { PlannedRelease } from '../channels/channel.ts'
import type { VariantKind } from '../channels/variant.ts'
import type { EventDetails, Post, PostPicture } from '../posts/post.ts'
import type { Release } from '../releases/release.ts'
import type { Instant } from '../time.ts'
import type { Validation } from '../validations/validation.ts'

/** What a week needs of a post: never its body, its versions, its cards. Written by the store beside the post. */
export type PostOutline = Pick<
  Post,
  'id' | 'version' | 'reference' | 'state' | 'slot' | 'initiativeId' | 'validationId' | 'creator' | 'updatedAt'
> & {
  title: string
  section: string | null
  audience: Audience
  mandatory: boolean
  event: Pick<EventDetails, 'date' | 'time' | 'place'> | null
  pictures: Pick<PostPicture, 'alt' | 'consent' | 'gone'>[]
  elsewhere: PlannedRelease[]
  /** Channels for which it has words, in alphabetical order; absent from rows that are older than this. */
  variants?: VariantKind[]
  campaignId: string | null
  touches: string[]
  /** It was sent, and is being corrected. */
  isCorrecting: boolean
  isCalledOff: boolean
  /** Who last gave it another time, and when; null: nobody since it was made. */
  slotBy: { by: Named; at: Instant } | null
}

/** The broadcast that brings it to people: the last one that was not given up. */
export type SendOutline = {
  id: string
  version: number
  reference: string
  state: Exclude<BroadcastState, 'cancelled'>
  scheduledFor: Instant | null
  startedAt: Instant | null
  headCount: number
  /** By the last audience check, or in the ledger. */
  people: number | null
}

/** The validation of its last version. */
export type ValidationOutline = Pick<
  Validation,
  'id' | 'state' | 'seal' | 'steps' | 'current' | 'deadline' | 'missed' | 'urgent' | 'reassignments' | 'authors'
>

/** The release on another channel. `at`: when it left, or will leave; null: with its post. */
export type ReleaseOutline = Pick<Release, 'channel' | 'state' | 'at'>

/**
 * `releases`: existing ones; a post that is not approved has none. `department`: the proposer's; null: unknown, or it
 * comes from no proposal.
 */
export type WeekRow = {
  post: PostOutline
  send: SendOutline | null
  validation: ValidationOutline | null
  releases: ReleaseOutline[]
  department: string | null
}
