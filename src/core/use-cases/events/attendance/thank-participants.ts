import { refresh } from '../../../change.ts'
import { isTooLateToThank, thanksAt } from '../../../domain/events/thanks.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { readBrought } from '../read-event.ts'
import { allThere } from '../board/see-board.ts'

const atOnce = 50

type Needs = Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'attendance' | 'commit' | 'now'>

/**
 * The job `event.thank`, from the first sending on and after each correction: until the morning after the event, and in
 * quiet hours, it asks for itself again. Killed half-way it runs anew; each card is placed once all the same.
 */
export async function thankParticipants(
  ports: Needs,
  { postId }: { postId: string },
  settings: WorkingHours,
): Promise<void> {
  const brought = await readBrought(ports, postId)
  if (!brought || brought.event.cancelled) return
  const { date } = brought.event.details
  const now = ports.now()
  const due = thanksAt(date, settings)
  const at = due > now ? due : afterQuietHours(now, settings)
  if (at > now) return void (await ports.commit({ job: 'event.thank', data: { postId }, at }))
  if (isTooLateToThank(date, now, settings) || (await ports.events.counts(postId))) return
  const there = await allThere(ports, postId)
  const people = there.size > 0 ? [...there] : await ports.events.going(postId)
  for (let start = 0; start < people.length; start += atOnce)
    await ports.commit(
      ...people.slice(start, start + atOnce).map(person => refresh({ card: 'thanks', postId, person })),
    )
}
