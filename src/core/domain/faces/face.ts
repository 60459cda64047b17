import type { Named, PersonId } from '../actor.ts'
import type { IdeaYear, RecurringIdea } from '../agenda/recurring-idea.ts'
import type { PeopleList } from '../audiences/people-list.ts'
import type { Broadcast, CardRemark, Dropped, LibraryFiles, MovedDetail } from '../broadcasts/broadcast.ts'
import type { Call, CallSeen, DepartmentSeen } from '../calls/call.ts'
import type { BroadcastSeen } from './broadcast-seen.ts'
import type { Absence, Absent } from '../delegations/absence.ts'
import type { Delegation } from '../delegations/delegation.ts'
import type { Assistance } from '../events/assistants.ts'
import type { EventSeen } from '../events/event.ts'
import type { BoardSeen } from '../events/event-board.ts'
import type { ListEdit } from '../initiatives/listed-item.ts'
import type { Initiative } from '../initiatives/initiative.ts'
import type { PostedHead } from '../journal/posted-head.ts'
import type { Note } from '../notes/note.ts'
import type { HeldBack } from '../held-rights.ts'
import type { OpenWork, UnknownDepartment } from '../people/directory-notice.ts'
import type { Withdrawal } from '../pictures/withdrawal.ts'
import type { CardKind } from '../placements/placed-card.ts'
import type { Placement } from '../placements/placement.ts'
import type { Post } from '../posts/post.ts'
import type { PostEnd } from '../posts/post-end.ts'
import type { ArchiveList } from '../retention/archive-list.ts'
import type { ByHand } from '../releases/sealed-words.ts'
import type { AfterLoss, Sector } from '../sectors/sector.ts'
import type { Day, Instant } from '../time.ts'
import type { Proposal } from '../validations/proposal.ts'
import type { Waiting } from '../validations/waiting.ts'
import type { Escalation, Validation } from '../validations/validation.ts'
import type { AgreementFaces } from './media-seen.ts'
import type { RelayFaces } from './relay-seen.ts'
import type { ReleaseFaces } from './release-seen.ts'
import type { EditionFaces } from '../newspapers/seen-edition.ts'
import type { SeenWeek } from '../week/seen-week.ts'
import type { Period } from '../figures/period.ts'
import type { PaperAddresses } from '../register/paper.ts'
import type { ErasureSeen } from '../personal/erasure.ts'
import type { Wait } from '../personal/data-queue.ts'
import type { DataRequest } from '../personal/data-request.ts'
import type { RuleProposalSeen } from '../retention/rule-change.ts'
import type { RenderedPost } from '../seal.ts'

/** A card that may not have arrived, as it would be drawn now. */
export type Doubt = { placement: Placement; face: Face }

type OfSlices = ReleaseFaces & RelayFaces & EditionFaces & AgreementFaces & AskedFaces
/** What each kind of placed card shows: a kind without a line here does not compile. */
type Faces = OfSlices & {
  /** `post`: the post made of it, once it was retained. `away`: the network of its channel takes nothing just now. */
  receipt: { initiative: Initiative; post: Post | null; away?: true }
  /** `unreached`: the author has no card of the open question. `sector`: the sector that looks after it. */
  inbox: { initiative: Initiative; unreached: boolean; sector: SectorSeen | null }
  archive: { list: ArchiveList }
  /** `of`: what became of the idea in that year; `post`: its draft. */
  idea: { idea: RecurringIdea; of: IdeaYear; post: Post }
  question: { initiative: Initiative; index: number }
  answer: { initiative: Initiative; index: number }
  outcome: { initiative: Initiative; post: Post | null }
  /** To the author: the nth delay, until when it was put off. */
  delay: { initiative: Initiative; index: number }
  /** To the author: the post submitted from it is a draft again, so that its author is no longer named. */
  'credit-lost': { initiative: Initiative; post: Post }
  /** To the author: that it came back from the nth delay. */
  return: { initiative: Initiative; index: number }
  /** To the author: the post made of it reached `people` people. */
  published: { initiative: Initiative; post: Post; people: number }
  /** To the author: a person of comms has taken it on. */
  taken: { initiative: Initiative }
  /** To the author: who refused or gave up the post made of it, and why. */
  'post-ended': { initiative: Initiative; post: Post; ended: PostEnd }
  /** To the writer of a message: somebody made a proposal of it. */
  quoted: { initiative: Initiative }
  edited: { initiative: Initiative; edit: ListEdit }
  rewritten: { initiative: Initiative; at: Instant }
  /** `first`: the first few of these proposals. */
  'rewritten-lines': { first: Initiative[]; count: number }
  /**
   * `present`: of a version that was replaced, the validation that goes on instead. `reminded`: since when a later card
   * in the same chat shows this one too.
   */
  validation: {
    validation: Validation
    present: Validation | null
    post: Post
    reader: PersonId
    reminded: Instant | null
  }
  /**
   * Everything that awaits a person, by *Relancer* or a reminder; `moved`: since when a later card shows it instead.
   */
  waiting: { reader: PersonId; at: Instant; moved: Instant | null; waiting: Waiting }
  /** Nobody decided in time; without a reader: to the communication team, where nobody else may decide. */
  escalated: { validation: Validation; post: Post; escalation: Escalation; reader: PersonId | null }
  /** The slot came while the post was waiting; without a reader: to the communication team. */
  missed: { validation: Validation; post: Post; reader: PersonId | null }
  /** A picture in a submitted post may no longer be shown; without a reader: to the communication team. */
  'consent-lost': { post: Post; reader: PersonId | null }
  withdrawal: { withdrawal: Withdrawal }
  'withdrawal-due': { withdrawal: Withdrawal }
  /**
   * `unreached`: people without a card of what they are asked; `absent`: people with automatic replies. `past`: the
   * card rang for a decision that others followed; the reader's other card tells of those.
   */
  tracking: {
    validation: Validation
    post: Post
    reader: PersonId
    unreached: Named[]
    absent: Absent[]
    past: boolean
  }
  comment: { validation: Validation; post: Post; commentId: string; reader: PersonId }
  proposal: { validation: Validation; post: Post; proposal: Proposal; reader: PersonId }
  broadcast: BroadcastSeen
  /** `since`: when the first confirmation was given, for which this card asks a second person. */
  second: { broadcast: Broadcast; since: Instant; about?: 'sites' }
  /** `since`: when it was held; nothing leaves until somebody decides. */
  held: { broadcast: Broadcast; since: Instant }
  /** To the person who had scheduled it. */
  dropped: { broadcast: Broadcast; dropped: Dropped }
  /** A place became free for a person who waited. */
  event: EventBeside
  reminder: EventBeside
  soon: EventBeside
  /** A message that was sent before they registered. `at`: when. */
  warned: { event: EventSeen; title: string; body: string; at: Instant | null }
  moved: EventBeside
  cancelled: EventBeside
  participants: BoardSeen
  /** `taken`: presence was noted. `mark`: the reader's own; null: none. `open`: they may still give or change one. */
  thanks: { event: EventSeen; there: boolean; taken: boolean; mark: number | null; open: boolean }
  /** The card of a post before it leaves, as the person who asked for it would get it. */
  test: TestSeen
  /** To a person who was named to organise the event. */
  organiser: { post: Post; reader: PersonId }
  assistant: Assistance & { reader: PersonId }
  /** To an assistant: an event that their principal received. */
  answering: { event: EventSeen; principal: Named }
  /** Somebody answered in the reader's name. `last`: nothing has changed their answer since. */
  answered: EventBeside & { last: boolean }
  /** Nobody on call answers: the telephone numbers to call. */
  unanswered: { validation: Validation; post: Post }
  /** To a person who would have been asked, had the post not been urgent. */
  told: { broadcast: Broadcast; post: Post; takenBack: boolean }
  /** Awaited cards that may not have arrived; `moved`: since when a later card tells of them. */
  doubts: { moved: Instant | null; doubts: Doubt[]; others: number; calls: DoubtfulCall[] }
  /** `number`: the number of the sector in typed words. */
  'channel-lost': { sector: Sector; number: number; after: AfterLoss }
  /** Unknown departments, and work that waits for people who left; `moved`: since when a later card tells of it. */
  directory: { moved: Instant | null; departments: UnknownDepartment[]; work: OpenWork[]; heldBack: HeldBack[] }
  /** Stays above the head of the journal that is posted each day. */
  journal: object
  head: { head: PostedHead }
  note: { note: Note }
  /** The nth answer of the communication team, to the writer of the note. */
  reply: { note: Note; index: number }
  list: { list: PeopleList }
  /** `lent`: the delegation that they made meanwhile. */
  offer: { absence: Absence; lent: Delegation | null }
  delegation: { delegation: Delegation; reader: PersonId }
  call: CallAsked
  'call-reminder': CallReminded
  /** To the head of a department: nobody there answers the call. */
  'call-head': CallAsked
  /** `colleague`: a colleague whose card did not arrive, or may not have; null: none, or they are asked no more. */
  'call-unheard': CallAsked & { colleague: Unheard | null }
  /** `unreached`: departments whose card did not reach the person asked; `doubtful`: how many cards may be lost. */
  'call-board': CallSeen & { unreached: string[]; doubtful: number }
  /** Two working days before a recurring call opens; `last`: the tally of the call before it. */
  'call-question': { call: Call; last: CallSeen | null }
  /** `reopening`: how often the call had been reopened when it closed. */
  'call-tally': CallSeen & { reopening: number }
  /**
   * `until`: when the week is over. `sector`: whose channel shows it; null: the common channel, with posts that are in
   * no sector's.
   */
  week: { monday: Day; until: Instant; week: SeenWeek; sector: Pick<Sector, 'id' | 'name'> | null }
  'by-hand': ByHand
}

/** A call with several cards in doubt: one press places them again. */
export type DoubtfulCall = Pick<Call, 'id' | 'reference'>

/** What one department is asked, as seen by one of its people. */
export type CallAsked = DepartmentSeen & { call: Call; reader: PersonId }
export type Unheard = { name: string; certain: boolean }
/** One card reminds a person who answers for several departments of all of them. `due`: the hour of the reminder. */
export type CallReminded = CallSeen & { due: Instant; reader: PersonId }

/** `to`: its referents who were present when the proposal came; empty: the communication team. */
export type SectorSeen = { name: string; to: Named[] }

/** A card of an event that lies beside the delivered one. `moved`: which of its details changed. */
type EventBeside = { moved: MovedDetail[]; event: EventSeen }

/** What a card of this kind shows; `teams/` draws it in the reader's language. */
export type FaceOf<Kind extends CardKind> = { [K in Kind]: { face: K } & Faces[K] }[Kind]
export type Face = FaceOf<CardKind>

/**
 * Replaces an older copy of a card that now lies elsewhere. `moved`: in another channel, by its name; null: the common
 * one. Absent: in the same channel.
 */
export type Replaced = { face: 'replaced'; card: Face; moved?: { channel: string | null } }

/** What a placement shows, and to whom. */
export type Shown = ShownAs<CardKind>
export type ShownAs<Kind extends CardKind> = { to: Placement['to']; face: FaceOf<Kind> }

/** Cards of what a person asked for, and what became of it. */
type AskedFaces = {
  workbook: { period: Period; files: LibraryFiles }
  erasure: ErasureSeen
  'rule-proposal': RuleProposalSeen
  /** `address` empty: Mary has no public address. `over`: the file is gone. `wait`: null once the file is written. */
  'my-data': { request: DataRequest; address: string; over: boolean; wait: Wait | null; officers: Named[] }
  /** `papers` null: they are being written. */
  register: { papers: PaperAddresses | null; writtenAt: Instant | null }
}

/**
 * `rendered`: the bytes that are sealed, or would be. `correctedAt`: of a correction, which replaces the cards that
 * people have. `remark`: what their cards say of the event.
 */
type TestSeen = {
  post: Post
  rendered: RenderedPost
  reader: { givenName: string; department: string | null }
  correctedAt: Instant | null
  remark: CardRemark | null
}
