import type { EventSeen } from '../../core/domain/events/event.ts'
import { matchesReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import { readEvent } from '../../core/use-cases/events/read-event.ts'
import type { Turn } from '../turn/turn.ts'

/** How far back a typed reference is looked for. */
export const recentMost = 100

type Sent = { postId: string; reference: Reference }

/** What was sent lately, each post once, by its reference or by that of a broadcast of it. */
export async function sentLately({ ports }: Turn, text: string): Promise<Sent[]> {
  const typed = parseReference(text)
  if (!typed) return []
  const meant = (await ports.broadcasts.recent(recentMost)).flatMap(({ postId, postReference, reference }) => {
    const matching = [postReference, reference].find(one => matchesReference(typed, one))
    return matching === undefined ? [] : [{ postId, reference: matching }]
  })
  return meant.filter(({ postId }, index) => meant.findIndex(one => one.postId === postId) === index)
}

/** Among the events that this person received; by the post's reference or the broadcast's. */
export async function receivedLately(turn: Turn, text: string): Promise<(Sent & { event: EventSeen })[]> {
  const meant = await sentLately(turn, text)
  const received = await Promise.all(meant.map(({ postId }) => readEvent(turn.ports, turn.actor.id, postId)))
  return meant.flatMap((one, index) => (received[index] ? [{ ...one, event: received[index] }] : []))
}
