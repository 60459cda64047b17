import type { VideoRefusal } from '../pictures/video-refusal.ts'
import type { PersonId } from '../actor.ts'
import type { InitiativeState } from '../initiatives/initiative.ts'
import type { Agreement } from '../pictures/agreement.ts'
import type { Media } from '../pictures/media.ts'
import type { Post } from '../posts/post.ts'
import type { Reference } from '../reference.ts'

/** What a picture stands in. */
export type MediaPlace = { reference: Reference; title: string } & (
  | { kind: 'initiative'; state: InitiativeState }
  | { kind: 'post'; post: Pick<Post, 'state' | 'correcting' | 'calledOff'> }
  | { kind: 'edition' }
)

/** Names that are kept apart, by their `ref`; none for whoever may not read them. */
export type OutsideNames = Readonly<Record<string, string>>

/** One picture of « médias ». `address`: where it is seen for a while; null: nowhere. */
export type MediaLine = { media: Media; address: string | null }

/**
 * One picture, as one reader sees it. `decides`: they may ask, specify and file. `lists`: they see all. `withdraws`:
 * they may take back what others agreed to; of their own word everybody may. `watch`: where a video is watched; null:
 * nowhere.
 */
export type MediaSeen = MediaLine & {
  watch: string | null
  places: MediaPlace[]
  names: OutsideNames
  reader: PersonId
  decides: boolean
  lists: boolean
  withdraws: boolean
}

/**
 * What one agent is asked of one picture or video. `address`: where they see it; null: nowhere. `watch`: where they
 * watch a video; null: nowhere, or it is one of several in a list.
 */
export type AgreementSeen = {
  media: Media
  agreement: Agreement
  address: string | null
  watch: string | null
  reader: PersonId
}

/** An agent did not answer in time, or left; later what they said. `name`: theirs. */
export type AgreementSilent = {
  media: Media
  agreement: Agreement
  name: string
  why: 'waiting' | 'left' | 'given' | 'refused' | 'withdrawn'
  reader: PersonId
}

/** Of one person who is no agent, a signed file may be added. */
export type FileTaker = { media: Media; agreement: Agreement; names: OutsideNames }

/** Placed cards of what agents agree to, and of whom a video shows. */
export type AgreementFaces = {
  agreement: AgreementSeen
  'agreement-reminder': AgreementSeen
  'agreement-silent': AgreementSilent
  /** `refused`: why the file did not come into the post; null: it did. */
  'video-taken': { post: Post; refused: VideoRefusal | null }
}
