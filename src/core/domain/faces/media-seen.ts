import type { VideoRefusal } from '../pictures/video-refusal.ts'
import type { PersonId } from '../actor.ts'
import type { InitiativeState } from '../initiatives/initiative.ts'
import type { Agreement } from '../pictures/agreement.ts'
import type { Media } from '../pictures/media.ts'
import type { Post } from '../posts/post.ts'
import type { Reference } from '../reference.ts'

/** A place that shows a picture. */
export type MediaPlace = { reference: Reference; title: string } & (
  | { kind: 'initiative'; state: InitiativeState }
  | { kind: 'post'; post: Pick<Post, 'state' | 'correcting' | 'calledOff'> }
  | { kind: 'edition' }
)

/** Names that are kept apart, by their `ref`; empty for a reader who may not see them. */
export type OutsideNames = Readonly<Record<string, string>>

/** One picture of « médias ». `address`: where it is seen for a while; null: nowhere. */
export type MediaLine = { media: Media; address: string | null }

/**
 * One picture, as one reader sees it. `decides`: they may ask, specify and file. `lists`: they see all. `withdraws`:
 * they may take back what others agreed to; their own agreement everybody may take back. `watch`: where a video is
 * watched; null: nowhere.
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

/**
 * To the person who asked: an agent did not answer in time, or left; later, what they answered. `name`: the agent's.
 */
export type AgreementSilent = {
  media: Media
  agreement: Agreement
  name: string
  why: 'waiting' | 'left' | 'given' | 'refused' | 'withdrawn'
  reader: PersonId
}

/** A person who is no agent, whose signed file may be added. */
export type FileTaker = { media: Media; agreement: Agreement; names: OutsideNames }

/** Placed cards for agents who are asked to agree, and for people whom a video shows. */
export type AgreementFaces = {
  agreement: AgreementSeen
  'agreement-reminder': AgreementSeen
  'agreement-silent': AgreementSilent
  /** `refused`: why the file was not put into the post; null: it was. */
  'video-taken': { post: Post; refused: VideoRefusal | null }
}
