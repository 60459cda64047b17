import { type Change, refresh } from '../../../change.ts'
import type { PersonId } from '../../../domain/actor.ts'
import { answered, type EventAnswer, type EventNow } from '../../../domain/events/event.ts'
import { asAsked } from '../../../domain/events/moved.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { reminder } from '../told/reminder.ts'

/**
 * A waiting person gets a place: their new row, and all changes besides saving it. They are told in chat, once for each
 * time, and not by night, since it was not their doing.
 */
export function promoted(
  ports: Pick<Ports, 'now'>,
  event: Pick<EventNow, 'post' | 'details' | 'putOffAt'>,
  { person, before }: { person: PersonId; before: EventAnswer | null },
  settings: WorkingHours,
): { row: EventAnswer; changes: Change[] } {
  const { id: postId, reference: subject } = event.post
  const now = ports.now()
  // Asked anew while they waited, they still are.
  const row = answered(before, { ...asAsked(before, event), postId, person, answer: 'yes', at: now })
  return {
    row,
    changes: [
      { journal: { verb: 'event.promoted', actor: null, subject, seal: null, details: { person } } },
      { job: 'event.follow', data: { postId, person } },
      refresh({ card: 'event', postId, person, answer: row.version }, afterQuietHours(now, settings)),
      ...reminder(event, row, settings),
    ],
  }
}
