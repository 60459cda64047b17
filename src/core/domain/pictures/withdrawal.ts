import type { Reference } from '../reference.ts'
import { type Instant, later } from '../time.ts'
import type { PictureUse } from './use.ts'

/**
 * Where a picture, or a video, was used. draft, validation, planned, edition: not out yet, it was removed in the very
 * commit. cards: of one broadcast. release: on a network or the site, which Mary changes; by-hand: where a person
 * published it. page, paper, mail: of a published edition. Files in SharePoint: file: of a proposal; copy: for
 * publishing by hand; library: of an edition; video: its own folder.
 */
export type PlaceKind =
  | 'draft'
  | 'validation'
  | 'planned'
  | 'edition'
  | 'cards'
  | 'release'
  | 'by-hand'
  | 'page'
  | 'paper'
  | 'mail'
  | 'file'
  | 'copy'
  | 'library'
  | 'video'

/**
 * found: Mary has not begun; waits: she has begun, or cannot yet; done: it is removed. to-do: a person has to do it;
 * told: nobody can undo it, and the card says so.
 */
export type PlaceState = 'found' | 'waits' | 'done' | 'to-do' | 'told'

export type WithdrawnPlace = {
  /** The kind and the id of the place: unique in a withdrawal. */
  key: string
  kind: PlaceKind
  /** Of the post, broadcast, release, edition or proposal. */
  id: string
  subject: Reference
  title: string
  state: PlaceState
  /** For cards: how many people have one; for paper: how many sites; for a page: pictures lost, 0: it is shut. */
  count?: number
  /** For printed copies that were put out: how many; `more`: some sites have an unknown number. Absent: none. */
  copies?: { known: number; more: boolean }
  /** For an edition: it is not recorded whether the picture is in it. Other places wait until its page was read. */
  isLikely?: true
  /** The broadcast that changes the cards. */
  mendId?: string
  /** For cards: it is no longer known who has one, so that none can be changed; `count` people had one. */
  namesGone?: true
  /** Where a person finds it: an address, or the channel’s name. */
  url?: string
  channel?: string
  /** For a file: its name. */
  name?: string
  doneAt?: Instant
}

/**
 * A person on a picture no longer agrees to some uses of it: every place of these uses, and what became of each. One
 * row a withdrawal; it names nobody.
 */
export type Withdrawal = {
  id: string
  version: number
  mediaId: string
  /** The reference of the media. */
  reference: Reference
  /** The name of its file. */
  name: string
  /** It is a video. Absent: a picture, or not recorded. */
  isVideo?: true
  pictureIds: string[]
  uses: PictureUse[]
  at: Instant
  /** Until when people have to do what Mary cannot. */
  due: Instant
  places: WithdrawnPlace[]
  /** When comms was reminded of what is left to do; null: not yet. */
  remindedAt: Instant | null
  updatedAt: Instant
}

/** People have so long for what Mary cannot do. */
const dueMs = 3 * 24 * 60 * 60_000
/** What Mary cannot change by then, a person does. */
export const waitsMostMs = 60 * 60_000
/** So long the row is kept: as long as the person might ask what was done. */
export const withdrawalKeptMs = 365 * 24 * 60 * 60_000

export function dueOfWithdrawal(at: Instant): Instant {
  return later(at, dueMs)
}

/** Places where Mary still has to act, or to see the end. */
export function openPlaces({ places }: Pick<Withdrawal, 'places'>): WithdrawnPlace[] {
  return places.filter(({ state }) => state === 'found' || state === 'waits')
}

export function tasksOf({ places }: Pick<Withdrawal, 'places'>): WithdrawnPlace[] {
  return places.filter(({ state }) => state === 'to-do')
}

export function withPlace(before: Withdrawal, place: WithdrawnPlace, updatedAt: Instant): Withdrawal {
  return withPlaces(before, place.key, [place], updatedAt)
}

/** Replaces one place by these; by none: it was no such place after all. */
export function withPlaces(
  before: Withdrawal,
  key: WithdrawnPlace['key'],
  instead: readonly WithdrawnPlace[],
  updatedAt: Instant,
): Withdrawal {
  const places = before.places.flatMap(one => (one.key === key ? instead : [one]))
  return { ...before, places, version: before.version + 1, updatedAt }
}
