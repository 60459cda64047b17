import type { Change } from '../../../change.ts'
import { capacities, type EventNow } from '../../../domain/events/event.ts'
import type { Ports } from '../../../ports.ts'

type Needs = Pick<Ports, 'events' | 'commit'>

/**
 * People registered for a session that a correction took out are asked anew, so many in one commit: their card says so,
 * and offers the remaining sessions. The correction told them already; nobody is put into another session. `none`:
 * nobody is left to ask.
 */
export async function askLost(
  { events, commit }: Needs,
  { post, details }: Pick<EventNow, 'post' | 'details'>,
  atOnce: number,
): Promise<'some' | 'none' | 'stale'> {
  const { id: postId, reference: subject } = post
  const people = await events.outside(postId, [...capacities(details).keys()], atOnce)
  const answers = await Promise.all(people.map(person => events.answer(postId, person)))
  const changes = answers.flatMap((before): Change[] => {
    if (before === null) return []
    const { person, version } = before
    return [
      { save: 'event_answer', row: { ...before, version: version + 1, asked: true }, ifVersion: version },
      { journal: { verb: 'event.session-lost', actor: null, subject, seal: null, details: { person } } },
      { job: 'event.follow', data: { postId, person } },
    ]
  })
  if (changes.length === 0) return 'none'
  return (await commit(...changes)) === 'done' ? 'some' : 'stale'
}
