import type { Change } from '../../../change.ts'
import type { Face, FaceOf, Shown, ShownAs } from '../../../domain/faces/face.ts'
import { joined } from '../../../domain/joined.ts'
import { type CardKind, type CardOf, type PlacementKey, readKey } from '../../../domain/placements/placed-card.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { keptIdeas } from '../../agenda/kept-ideas.ts'
import { keptLists } from '../../audiences/kept-lists.ts'
import { keptBroadcasts } from '../../broadcasts/seen/kept-broadcasts.ts'
import { keptDelegations } from '../../delegations/kept-delegations.ts'
import { keptAssistants } from '../../events/answers/kept-assistants.ts'
import { keptBoards } from '../../events/board/kept-boards.ts'
import { keptEvents } from '../../events/told/kept-events.ts'
import { keptThanks } from '../../events/attendance/kept-thanks.ts'
import { keptWarned } from '../../events/told/late-warnings.ts'
import { keptAsked, type PersonalReads } from './kept-asked.ts'
import { keptHeads } from '../../journal/kept-heads.ts'
import type { DoubtsList, KeptCards, When } from '../../kept-card.ts'
import { keptNotes } from '../../notes/kept-notes.ts'
import { type AgreementReads, keptAgreements } from '../../pictures/kept-agreements.ts'
import { type ConsentReads, keptConsents } from '../../pictures/kept-consents.ts'
import { keptRelays } from '../../relays/kept-relays.ts'
import { keptReleases } from '../../releases/kept-releases.ts'
import { keptSectors } from '../../sectors/kept-sectors.ts'
import { keptHolders } from './kept-holders.ts'
import { keptDirectory } from './directory-face.ts'
import { type JudgedDoubts, judgeDoubts, keptDoubts } from './doubts-face.ts'
import { keptByHand } from './kept-by-hand.ts'
import { keptCalls } from './kept-calls.ts'
import { type EditionCardReads, keptEditions } from './kept-editions.ts'
import { keptInitiatives } from './kept-initiatives.ts'
import { keptRewritten } from './kept-rewritten.ts'
import { keptTests } from './kept-tests.ts'
import { keptTold } from './kept-told.ts'
import { keptUnheard } from './kept-unheard.ts'
import { keptUrgent } from './kept-urgent.ts'
import { keptValidations } from './kept-validations.ts'
import { keptWeek, type WeekReads } from './kept-week.ts'

export type CardReads = PersonalReads &
  EditionCardReads &
  WeekReads &
  Pick<
    Ports,
    | 'heads'
    | 'campaigns'
    | 'initiatives'
    | 'listedItems'
    | 'validations'
    | 'broadcasts'
    | 'deliveries'
    | 'notes'
    | 'events'
    | 'attendance'
    | 'keyedDigest'
    | 'assistants'
    | 'peopleLists'
    | 'placements'
    | 'reminders'
    | 'directoryNotice'
    | 'sectors'
    | 'delegations'
    | 'absences'
    | 'calls'
    | 'editions'
    | 'newspapers'
    | 'directory'
    | 'departments'
    | 'renderPost'
    | AgreementReads
    | 'sections'
    | 'recurringIdeas'
    | ConsentReads
    | 'workbooks'
    | 'releases'
    | 'relayRounds'
    | 'relayTasks'
    | 'relaySites'
    | 'posters'
    | 'channelHolds'
    | 'now'
  >

/** Every kind of placed card: a kind without a line, or in two tables, does not compile. */
const cards: KeptCards<CardKind, CardReads> = joined([
  keptInitiatives,
  keptRewritten,
  keptTold,
  keptCalls,
  keptUnheard,
  keptValidations,
  keptUrgent,
  keptBroadcasts,
  keptTests,
  keptEvents,
  keptWarned,
  keptThanks,
  keptBoards,
  keptAssistants,
  keptConsents,
  keptAgreements,
  keptDelegations,
  keptLists,
  keptNotes,
  keptSectors,
  keptIdeas,
  keptHeads,
  keptDirectory,
  keptHolders,
  keptWeek,
  keptEditions,
  keptAsked,
  keptByHand,
  keptReleases,
  keptRelays,
  keptDoubts(placementsInDoubt),
])

/** What a placement shows now, and to whom; null when there is nothing (any more) to show. */
export async function faceOf(ports: CardReads, key: PlacementKey): Promise<Shown | null> {
  const card = readKey(key)
  return card && see(ports, card)
}

function see<Kind extends CardKind>(ports: CardReads, card: CardOf<Kind>): Promise<ShownAs<Kind> | null> {
  return cards[card.card].see(ports, card)
}

/** Whether a card that shows nothing any more is removed. */
export async function isTakenAway(ports: CardReads, key: PlacementKey): Promise<boolean> {
  const card = readKey(key)
  return card !== null && goes(ports, card)
}

async function goes<Kind extends CardKind>(ports: CardReads, card: CardOf<Kind>): Promise<boolean> {
  return (await cards[card.card].isTakenAway?.(ports, card)) ?? false
}

/** Until when it is not placed yet; null: it may be. */
export async function notBefore(ports: CardReads, key: PlacementKey, calm: When['calm']): Promise<Instant | null> {
  const card = readKey(key)
  return card && waitsUntil(ports, card, { now: ports.now(), calm })
}

async function waitsUntil<Kind extends CardKind>(
  ports: CardReads,
  card: CardOf<Kind>,
  when: When,
): Promise<Instant | null> {
  return (await cards[card.card].notBefore?.(ports, card, when)) ?? null
}

export async function copiesOf(ports: CardReads, key: PlacementKey): Promise<PlacementKey[]> {
  const card = readKey(key)
  return card ? elsewhere(ports, card) : []
}

async function elsewhere<Kind extends CardKind>(ports: CardReads, card: CardOf<Kind>): Promise<PlacementKey[]> {
  return (await cards[card.card].copies?.(ports, card)) ?? []
}

export function isWaitedFor<Kind extends CardKind>(face: FaceOf<Kind>, now: Instant): boolean {
  return cards[face.face].isWaitedFor(face, now)
}

export function whoWaits<Kind extends CardKind>(face: FaceOf<Kind>): Change[] {
  return cards[face.face].whoWaits?.(face) ?? []
}

export function tellsNobody<Kind extends CardKind>(face: FaceOf<Kind>, now: Instant): boolean {
  return cards[face.face].tellsNobody?.(face, now) ?? false
}

export function keepsStill({ face }: Face): boolean {
  return cards[face].keepsStill ?? false
}

export function referenceOf<Kind extends CardKind>(face: FaceOf<Kind>): string | null {
  return cards[face.face].reference?.(face) ?? null
}

export function titleOf<Kind extends CardKind>(face: FaceOf<Kind>): string {
  return cards[face.face].title?.(face) ?? ''
}

export function readerOf<Kind extends CardKind>(face: FaceOf<Kind>): string {
  return cards[face.face].reader?.(face) ?? ''
}

export function listOf({ face }: Face): DoubtsList | null {
  return cards[face].listed ?? null
}

/** Cards that may not have arrived: those still awaited, oldest first, and those that are over. */
export function placementsInDoubt(ports: CardReads): Promise<JudgedDoubts> {
  return judgeDoubts(ports, { faceOf: key => faceOf(ports, key), isWaitedFor })
}
