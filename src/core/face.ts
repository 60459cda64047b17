import type { PersonId } from './actor.ts'
import type { Broadcast, DeliveryReport } from './broadcasts/broadcast.ts'
import type { EventFigures, EventSeen } from './events/event.ts'
import type { Initiative } from './initiatives/initiative.ts'
import type { Note } from './notes/note.ts'
import type { Post } from './posts/post.ts'
import type { Validation } from './validations/validation.ts'

/** What a placed card shows; `teams/` draws it in the reader's language. */
export type Face =
  | { face: 'receipt'; initiative: Initiative }
  | { face: 'inbox'; initiative: Initiative }
  | { face: 'question'; initiative: Initiative; index: number }
  | { face: 'outcome'; initiative: Initiative; post: Post | null }
  | { face: 'validation'; validation: Validation; post: Post; reader: PersonId }
  | { face: 'tracking'; validation: Validation; post: Post }
  | { face: 'broadcast'; broadcast: Broadcast; report: DeliveryReport | null; figures: EventFigures | null }
  | { face: 'event'; because: 'promoted' | 'reminder'; event: EventSeen }
  | { face: 'note'; note: Note }
