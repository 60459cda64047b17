import type { PersonId } from '../../domain/actor.ts'
import { afterQuietHours } from '../../domain/working-time/after-quiet-hours.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { answered, type EventAnswer, type EventNow } from '../../domain/events/event.ts'
import { reminder } from './reminder.ts'

type Needs = Pick<Ports, 'events' | 'now'>

/**
 * Whoever waited comes now. Told in chat, once for each time; by night in the morning: it was somebody else's doing.
 */
export function promoted(
  ports: Needs,
  event: Pick<EventNow, 'post' | 'details'>,
  { person, before }: { person: PersonId; before: EventAnswer | null },
  settings: WorkingHours,
): Change[] {
  const { id: postId, reference: subject } = event.post
  const now = ports.now()
  const row = answered(before, { postId, person, answer: 'yes', at: now })
  const key = `event:${postId}:${person}:${row.version}`
  return [
    { save: 'event_answer', row, ifVersion: row.version - 1 },
    { journal: { verb: 'event.promoted', actor: null, subject, seal: null, details: { person } } },
    { job: 'event.follow', data: { postId, person } },
    { job: 'placement.refresh', data: { key }, at: afterQuietHours(now, settings) },
    ...reminder(event, row, settings),
  ]
}
