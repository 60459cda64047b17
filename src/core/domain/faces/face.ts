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
  /** `post`: what was made of it, once it was retained. `away`: the channel that it goes to takes nothing just now. */
  receipt: { initiative: Initiative; post: Post | null; away?: true }
  /** `unreached`: the author has no card of the question that is waited for. `sector`: whose it is. */
  inbox: { initiative: Initiative; unreached: boolean; sector: SectorSeen | null }
  /** `of`: what became of it in that year; `post`: its draft. */
  archive: { list: ArchiveList }
  idea: { idea: RecurringIdea; of: IdeaYear; post: Post }
  question: { initiative: Initiative; index: number }
  answer: { initiative: Initiative; index: number }
  outcome: { initiative: Initiative; post: Post | null }
  /** To who proposed it: until when it was put off, the nth time. */
  delay: { initiative: Initiative; index: number }
  /** What was submitted is a draft again: its author is named no longer. */
  'credit-lost': { initiative: Initiative; post: Post }
  /** That it came back from there. */
  return: { initiative: Initiative; index: number }
  /** To who proposed it: people have it; `people`: how many. */
  published: { initiative: Initiative; post: Post; people: number }
  /** To who proposed it: somebody has it. */
  taken: { initiative: Initiative }
  /** To who proposed it: who refused or gave up what was made of it, and why. */
  'post-ended': { initiative: Initiative; post: Post; ended: PostEnd }
  /** To whose message somebody made it of. */
  quoted: { initiative: Initiative }
  edited: { initiative: Initiative; edit: ListEdit }
  rewritten: { initiative: Initiative; at: Instant }
  /** `first`: some of them. */
  'rewritten-lines': { first: Initiative[]; count: number }
  /**
   * `present`: of a version that was replaced, the validation that goes on instead. `reminded`: since when a later card
   * in the same chat shows it too.
   */
  validation: {
    validation: Validation
    present: Validation | null
    post: Post
    reader: PersonId
    reminded: Instant | null
  }
  /** All that waits for a person, since *Relancer* or a reminder; `moved`: since when a later one shows it instead. */
  waiting: { reader: PersonId; at: Instant; moved: Instant | null; waiting: Waiting }
  /** Nobody decided in time; to no reader: the communication team, where nobody else may. */
  escalated: { validation: Validation; post: Post; escalation: Escalation; reader: PersonId | null }
  /** The slot came while it waited; to no reader: the communication team. */
  missed: { validation: Validation; post: Post; reader: PersonId | null }
  /** A picture of what was submitted may no longer be shown; to no reader: the communication team. */
  'consent-lost': { post: Post; reader: PersonId | null }
  withdrawal: { withdrawal: Withdrawal }
  'withdrawal-due': { withdrawal: Withdrawal }
  /**
   * `unreached`: who has no card of what is waited for from them; `absent`: whose automatic replies are on. `past`: the
   * card rang for a decision that was followed by others, which are told on the reader's other card.
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
  /** `since`: when the first confirmation was given that it asks a second one for. */
  second: { broadcast: Broadcast; since: Instant; about?: 'sites' }
  /** `since`: when it was held; nothing leaves until somebody decides. */
  held: { broadcast: Broadcast; since: Instant }
  /** To whoever had scheduled it. */
  dropped: { broadcast: Broadcast; dropped: Dropped }
  /** A place became free for who waited. */
  event: EventBeside
  reminder: EventBeside
  soon: EventBeside
  /** A message that was sent before they registered. `at`: when. */
  warned: { event: EventSeen; title: string; body: string; at: Instant | null }
  moved: EventBeside
  cancelled: EventBeside
  participants: BoardSeen
  /**
   * `taken`: somebody took note of who was there. `mark`: their own; null: none. `open`: they may give one, or another.
   */
  thanks: { event: EventSeen; there: boolean; taken: boolean; mark: number | null; open: boolean }
  /** The card of a post before it leaves, as whoever asked for it would get it. */
  test: TestSeen
  /** To whoever was named to organise it. */
  organiser: { post: Post; reader: PersonId }
  assistant: Assistance & { reader: PersonId }
  /** An event as it was brought to the principal, to one of their assistants. */
  answering: { event: EventSeen; principal: Named }
  /** Somebody answered in their name. `last`: nothing has changed their answer since. */
  answered: EventBeside & { last: boolean }
  /** Nobody on call answers: whom to phone. */
  unanswered: { validation: Validation; post: Post }
  /** To who would have been asked, had it not been urgent. */
  told: { broadcast: Broadcast; post: Post; takenBack: boolean }
  /** Cards that are waited for and may not have arrived; `moved`: since when a later card tells of them. */
  doubts: { moved: Instant | null; doubts: Doubt[]; others: number; calls: DoubtfulCall[] }
  /** `number`: by which a typed word names the sector. */
  'channel-lost': { sector: Sector; number: number; after: AfterLoss }
  /** Departments that nobody knows, and what waits for people who left; `moved`: since when a later card tells. */
  directory: { moved: Instant | null; departments: UnknownDepartment[]; work: OpenWork[]; heldBack: HeldBack[] }
  /** Above every day’s head of the journal. */
  journal: object
  head: { head: PostedHead }
  note: { note: Note }
  /** The nth answer of the communication team, to who wrote. */
  reply: { note: Note; index: number }
  list: { list: PeopleList }
  /** `lent`: to whom they lent their place meanwhile. */
  offer: { absence: Absence; lent: Delegation | null }
  delegation: { delegation: Delegation; reader: PersonId }
  call: CallAsked
  'call-reminder': CallReminded
  /** To the head: nobody answers. */
  'call-head': CallAsked
  /** `colleague`: whose card did not arrive, or may not have; null: no more, or it is not theirs any longer. */
  'call-unheard': CallAsked & { colleague: Unheard | null }
  /** `unreached`: departments whose card did not reach whoever is asked; `doubtful`: how many may have. */
  'call-board': CallSeen & { unreached: string[]; doubtful: number }
  /** Two working days before a recurring call opens; `last`: what came in for the one before it. */
  'call-question': { call: Call; last: CallSeen | null }
  /** `reopening`: how often the call had been reopened when it closed. */
  'call-tally': CallSeen & { reopening: number }
  /** Until it is over. `sector`: whose channel it lies in; null: the common one, with what lies in none of theirs. */
  week: { monday: Day; until: Instant; week: SeenWeek; sector: Pick<Sector, 'id' | 'name'> | null }
  'by-hand': ByHand
}

/** A call of which several cards are in doubt: they are placed again by one press. */
export type DoubtfulCall = Pick<Call, 'id' | 'reference'>

/** What one department is asked, as one of its people sees it. */
export type CallAsked = DepartmentSeen & { call: Call; reader: PersonId }
export type Unheard = { name: string; certain: boolean }
/** Whoever answers for several departments is reminded of all of them on one card. `due`: the hour. */
export type CallReminded = CallSeen & { due: Instant; reader: PersonId }

/** `to`: who of it was there when it came; nobody: whoever of the communication team is. */
export type SectorSeen = { name: string; to: Named[] }

/** A card of an event that lies beside the delivered one. `moved`: of what changed, which details. */
type EventBeside = { moved: MovedDetail[]; event: EventSeen }

/** What a card of this kind shows; `teams/` draws it in the reader's language. */
export type FaceOf<Kind extends CardKind> = { [K in Kind]: { face: K } & Faces[K] }[Kind]
export type Face = FaceOf<CardKind>

/**
 * In the place of an older copy of a card, which lies elsewhere by now. `moved`: in another channel, by its name; null:
 * the common one. Absent: in the same.
 */
export type Replaced = { face: 'replaced'; card: Face; moved?: { channel: string | null } }

/** What a placement shows, and to whom. */
export type Shown = ShownAs<CardKind>
export type ShownAs<Kind extends CardKind> = { to: Placement['to']; face: FaceOf<Kind> }

/** Of what somebody asked for, and what became of it. */
type AskedFaces = {
  workbook: { period: Period; files: LibraryFiles }
  erasure: ErasureSeen
  'rule-proposal': RuleProposalSeen
  /** `address` empty: there is no public address. `over`: the file is gone. `wait`: null once it is written. */
  'my-data': { request: DataRequest; address: string; over: boolean; wait: Wait | null; officers: Named[] }
  /** Null: they are being written. */
  register: { papers: PaperAddresses | null; writtenAt: Instant | null }
}

/**
 * `rendered`: what is sealed, or would be. `correctedAt`: of a correction, which takes the place of what people have.
 * `remark`: what their cards say of the event.
 */
type TestSeen = {
  post: Post
  rendered: RenderedPost
  reader: { givenName: string; department: string | null }
  correctedAt: Instant | null
  remark: CardRemark | null
}
