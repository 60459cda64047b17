import type { Change } from '../change.ts'
import type { FaceOf, ShownAs } from '../domain/faces/face.ts'
import type { CardKind, CardOf, PlacementKey } from '../domain/placements/placed-card.ts'
import { type Instant, later } from '../domain/time.ts'

/** What the core knows of one kind of placed card. Each slice has a table of its kinds, joined in `kept-cards.ts`. */
export type KeptCard<Kind extends CardKind, Needs> = {
  /** What the card shows now, and to whom; null: nothing (any more). */
  see(ports: Needs, card: CardOf<Kind>): Promise<ShownAs<Kind> | null>
  /** How people call what the card shows; absent: what it shows has no reference. */
  reference?(face: FaceOf<Kind>): string
  /** What the card is about, as people wrote it; absent: nothing has a title. */
  title?(face: FaceOf<Kind>): string
  /** Whose chat the card lies in, by name; absent in the channel, and where the card does not tell. */
  reader?(face: FaceOf<Kind>): string
  /** Whether somebody still waits for what the card is for. */
  isWaitedFor(face: FaceOf<Kind>, now: Instant): boolean
  /** Below which list of the communication team the card stands while it may not have arrived; absent: below none. */
  listed?: DoubtsList
  /** The cards of those who wait for what this card asks: they say when its reader cannot be reached. */
  whoWaits?(face: FaceOf<Kind>): Change[]
  /** Whether a new card would tell nobody anything. */
  tellsNobody?(face: FaceOf<Kind>, now: Instant): boolean
  /** Until when it is not placed yet; null: it may be. Asked of a card that is not there. */
  notBefore?(ports: Needs, card: CardOf<Kind>, when: When): Promise<Instant | null>
  /** The same card in other channels, those that lie there and those that are to: they follow it. */
  copies?(ports: Needs, card: CardOf<Kind>): Promise<PlacementKey[]>
  /** Whether the card, of which nothing is shown any more, is taken away; absent: what lies there stays. */
  isTakenAway?(ports: Needs, card: CardOf<Kind>): Promise<boolean>
  /** Asked for often: drawn again only where it would show something else than what lies there. */
  keepsStill?: true
}
/** `calm`: that instant, or when people may next be disturbed after it. */
export type When = { now: Instant; calm(at: Instant): Instant }
export type KeptCards<Kind extends CardKind, Needs> = { [K in Kind]: KeptCard<K, Needs> }
export type DoubtsList = 'proposals' | 'posts' | 'broadcasts'

/** How long somebody counts as waiting for what was decided, or answered, about their words. */
const answerMs = 7 * 24 * 60 * 60_000

export function isRecent(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && later(at, answerMs) > now
}

/** Of what is told for information, and of what tells of other cards. */
export const neverWaitedFor = (): boolean => false
