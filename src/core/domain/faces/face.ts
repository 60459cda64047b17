import type { Named, PersonId } from '../actor.ts'
import type { PeopleList } from '../audiences/people-list.ts'
import type { Broadcast, Dropped, MovedDetail } from '../broadcasts/broadcast.ts'
import type { BroadcastSeen } from './broadcast-seen.ts'
import type { Absence, Absent } from '../delegations/absence.ts'
import type { Delegation } from '../delegations/delegation.ts'
import type { EventBecause, EventSeen } from '../events/event.ts'
import type { Initiative } from '../initiatives/initiative.ts'
import type { PostedHead } from '../journal/posted-head.ts'
import type { Note } from '../notes/note.ts'
import type { Placement } from '../placements/placement.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Proposal } from '../validations/proposal.ts'
import type { Waiting } from '../validations/waiting.ts'
import type { Escalation, Validation } from '../validations/validation.ts'

/** A card that may not have arrived, as it would be drawn now. */
export type Doubt = { placement: Placement; face: Face }

/** What a placed card shows; `teams/` draws it in the reader's language. */
export type Face =
  /** `post`: what was made of it, once it was retained. */
  | { face: 'receipt'; initiative: Initiative; post: Post | null }
  /** `unreached`: the author has no card of the question that is waited for. */
  | { face: 'inbox'; initiative: Initiative; unreached: boolean }
  | { face: 'question' | 'answer'; initiative: Initiative; index: number }
  | { face: 'outcome'; initiative: Initiative; post: Post | null }
  /** To who proposed it: people have it; `people`: how many. */
  | { face: 'published'; initiative: Initiative; post: Post; people: number }
  /**
   * `present`: of a version that was replaced, the validation that goes on instead. `reminded`: since when a later card
   * in the same chat shows it too.
   */
  | {
      face: 'validation'
      validation: Validation
      present: Validation | null
      post: Post
      reader: PersonId
      reminded: Instant | null
    }
  /** All that waits for a person, since *Relancer* or a reminder; `moved`: since when a later one shows it instead. */
  | { face: 'waiting'; reader: PersonId; at: Instant; moved: Instant | null; waiting: Waiting }
  /** Nobody decided in time; to no reader: the communication team, where nobody else may. */
  | { face: 'escalated'; validation: Validation; post: Post; escalation: Escalation; reader: PersonId | null }
  /** The slot came while it waited; to no reader: the communication team. */
  | { face: 'missed'; validation: Validation; post: Post; reader: PersonId | null }
  /** A picture of what was submitted may no longer be shown; to no reader: the communication team. */
  | { face: 'consent-lost'; post: Post; reader: PersonId | null }
  /**
   * `unreached`: who has no card of what is waited for from them; `absent`: whose automatic replies are on. `past`: the
   * card rang for a decision that was followed by others, which are told on the reader's other card.
   */
  | {
      face: 'tracking'
      validation: Validation
      post: Post
      reader: PersonId
      unreached: Named[]
      absent: Absent[]
      past: boolean
    }
  | { face: 'comment'; validation: Validation; post: Post; commentId: string; reader: PersonId }
  | { face: 'proposal'; validation: Validation; post: Post; proposal: Proposal; reader: PersonId }
  | ({ face: 'broadcast' } & BroadcastSeen)
  /** `since`: when the first confirmation was given that it asks a second one for. */
  | { face: 'second'; broadcast: Broadcast; since: Instant }
  /** `since`: when it was held; nothing leaves until somebody decides. */
  | { face: 'held'; broadcast: Broadcast; since: Instant }
  /** To whoever had scheduled it. */
  | { face: 'dropped'; broadcast: Broadcast; dropped: Dropped }
  /** Beside the delivered card. `moved`: of what changed, which details. */
  | { face: 'event'; because: EventBecause; moved: MovedDetail[]; event: EventSeen }
  /** Nobody on call answers: whom to phone. */
  | { face: 'unanswered'; validation: Validation; post: Post }
  /** To who would have been asked, had it not been urgent. */
  | { face: 'told'; broadcast: Broadcast; post: Post; takenBack: boolean }
  /** Cards that are waited for and may not have arrived; `moved`: since when a later card tells of them. */
  | { face: 'doubts'; moved: Instant | null; doubts: Doubt[]; others: number }
  /** An older copy of that card, which lies elsewhere by now. */
  | { face: 'replaced'; card: Face }
  | { face: 'heads' }
  | { face: 'head'; head: PostedHead }
  | { face: 'note'; note: Note }
  /** The nth answer of the communication team, to who wrote. */
  | { face: 'reply'; note: Note; index: number }
  | { face: 'list'; list: PeopleList }
  /** `lent`: to whom they lent their place meanwhile. */
  | { face: 'offer'; absence: Absence; lent: Delegation | null }
  | { face: 'delegation'; delegation: Delegation; reader: PersonId }
