import type { Change } from '../change.ts'
import type { FaceOf, ShownAs } from '../domain/faces/face.ts'
import type { CardKind, CardOf, PlacementKey } from '../domain/placements/placed-card.ts'
import { type Instant, later } from '../domain/time.ts'

/** What the core knows of one kind of placed card. Each slice has a table of its kinds, joined in `kept-cards.ts`. */
export type KeptCard<Kind extends CardKind, Needs> = {
  /** What the card shows now, and to whom; null: nothing (any more). */
  see(ports: Needs, card: CardOf<Kind>): Promise<ShownAs<Kind> | null>
  /** The reference of what the card shows; absent: it has none. */
  reference?(face: FaceOf<Kind>): string
  /** The title of what the card shows; absent: it has none. */
  title?(face: FaceOf<Kind>): string
  /** The name of the person whose chat has the card; absent in the channel, and where the card does not tell. */
  reader?(face: FaceOf<Kind>): string
  /** Whether anybody still waits for what the card is for. */
  isWaitedFor(face: FaceOf<Kind>, now: Instant): boolean
  /** The list of the communication team that shows the card while it may not have arrived; absent: none. */
  listed?: DoubtsList
  /** Cards of people who wait for the answer to this card: they say when its reader cannot be reached. */
  whoWaits?(face: FaceOf<Kind>): Change[]
  /** Whether a new card would tell nobody anything. */
  tellsNobody?(face: FaceOf<Kind>, now: Instant): boolean
  /** Until when it is not placed yet; null: it may be. Asked only for a card that is not there. */
  notBefore?(ports: Needs, card: CardOf<Kind>, when: When): Promise<Instant | null>
  /** The same card in other channels, existing and due ones: they follow it. */
  copies?(ports: Needs, card: CardOf<Kind>): Promise<PlacementKey[]>
  /** Whether a card with nothing to show any more is removed; absent: it stays as it is. */
  isTakenAway?(ports: Needs, card: CardOf<Kind>): Promise<boolean>
  /** Asked for often: drawn again only where it would show something else than now. */
  keepsStill?: true
}
/** `calm`: that instant, or when people may next be disturbed after it. */
export type When = { now: Instant; calm(at: Instant): Instant }
export type KeptCards<Kind extends CardKind, Needs> = { [K in Kind]: KeptCard<K, Needs> }
export type DoubtsList = 'proposals' | 'posts' | 'broadcasts'

/** So long a person counts as waiting for a decision, or an answer, about their words. */
const answerMs = 7 * 24 * 60 * 60_000

export function isRecent(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && later(at, answerMs) > now
}

/** For information, and for cards about other cards. */
export const neverWaitedFor = (): boolean => false
