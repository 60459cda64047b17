import type { Reference } from '../reference.ts'
import { type Instant, later } from '../time.ts'
import type { PictureUse } from './use.ts'

/**
 * What a picture, or a video, stood in. draft, validation, planned, edition: not out yet, it left with the very commit.
 * cards: of one broadcast. release: on a network or the site, which Mary changes; by-hand: where a person put it.
 * page, paper, mail: of a published edition. file: of a proposal, copy: of what is put on a network by hand,
 * library: of an edition; video: its own folder; all four in SharePoint.
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
 * found: Mary has not begun; waits: she has, or cannot yet; done: it is mended. to-do: a person is to do it; told: it
 * was said honestly, since nobody can undo it.
 */
export type PlaceState = 'found' | 'waits' | 'done' | 'to-do' | 'told'

export type WithdrawnPlace = {
  /** The kind and the id of what it stands in: of each there is one. */
  key: string
  kind: PlaceKind
  /** Of the post, broadcast, release, edition or proposal. */
  id: string
  subject: Reference
  title: string
  state: PlaceState
  /** Of cards how many people have one, of paper how many sites, of a page the pictures it lost; 0: it is shut. */
  count?: number
  /** Of paper that is put out: so many copies; `more`: of some sites nobody knows how many. Absent: of none. */
  copies?: { known: number; more: boolean }
  /** Of an edition: nobody kept whether it is in it. What becomes of the other places waits until its page tells. */
  isLikely?: true
  /** The broadcast that changes the cards. */
  mendId?: string
  /** Of cards: nobody knows any more who has one, so that none can be changed; `count` people had one. */
  namesGone?: true
  /** Where a person finds it: an address, or the channel’s name. */
  url?: string
  channel?: string
  /** Of a file, as it is called. */
  name?: string
  doneAt?: Instant
}

/**
 * Somebody on a picture no longer agrees to some uses of it: every place where it stood for these, and what became of
 * each. One row a withdrawal; it names nobody.
 */
export type Withdrawal = {
  id: string
  version: number
  mediaId: string
  /** Of the media. */
  reference: Reference
  /** Of its file. */
  name: string
  /** It is a video. Absent: a picture, or nobody noted it. */
  isVideo?: true
  pictureIds: string[]
  uses: PictureUse[]
  at: Instant
  /** Until when what needs hands is to be done. */
  due: Instant
  places: WithdrawnPlace[]
  /** When comms was reminded of what is left to do; null: not yet. */
  remindedAt: Instant | null
  updatedAt: Instant
}

/** People are given so long for what needs hands. */
const dueMs = 3 * 24 * 60 * 60_000
/** What Mary cannot change by then, a person does. */
export const waitsMostMs = 60 * 60_000
/** So long the row is kept: as long as that somebody might ask what was done. */
export const withdrawalKeptMs = 365 * 24 * 60 * 60_000

export function dueOfWithdrawal(at: Instant): Instant {
  return later(at, dueMs)
}

/** What Mary is still to do, or to see the end of. */
export function openPlaces({ places }: Pick<Withdrawal, 'places'>): WithdrawnPlace[] {
  return places.filter(({ state }) => state === 'found' || state === 'waits')
}

export function tasksOf({ places }: Pick<Withdrawal, 'places'>): WithdrawnPlace[] {
  return places.filter(({ state }) => state === 'to-do')
}

export function withPlace(before: Withdrawal, place: WithdrawnPlace, updatedAt: Instant): Withdrawal {
  return withPlaces(before, place.key, [place], updatedAt)
}

/** These in the place of that one; none: it was none after all. */
export function withPlaces(
  before: Withdrawal,
  key: WithdrawnPlace['key'],
  instead: readonly WithdrawnPlace[],
  updatedAt: Instant,
): Withdrawal {
  const places = before.places.flatMap(one => (one.key === key ? instead : [one]))
  return { ...before, places, version: before.version + 1, updatedAt }
}
