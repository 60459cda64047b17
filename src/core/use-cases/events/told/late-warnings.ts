import type { PersonId } from '../../../domain/actor.ts'
import type { EventSeen } from '../../../domain/events/event.ts'
import { isFor } from '../../../domain/events/warning.ts'
import type { FaceOf } from '../../../domain/faces/face.ts'
import { keyOf, type PlacementKey } from '../../../domain/placements/placed-card.ts'
import { plainOf } from '../../../domain/posts/text/rich-text.ts'
import { sentBroadcastId, sentContent } from '../../../domain/posts/sent-post.ts'
import type { Ports } from '../../../ports.ts'
import { isTakenBack, readTarget } from '../../broadcasts/standing-broadcast.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { type EventReads, readEvent } from '../read-event.ts'

/**
 * The messages to registered people that this person missed because they registered later: each gets a card of its own.
 * `soon`: one of them is being planned at this moment, and it is not yet known whether they are in it.
 */
export async function missedWarnings(
  ports: Pick<Ports, 'posts' | 'broadcasts' | 'deliveries'>,
  { post, answer, delivery: { person } }: Pick<EventSeen, 'post' | 'answer' | 'delivery'>,
): Promise<{ missed: PlacementKey[]; soon: boolean }> {
  const missed: PlacementKey[] = []
  let soon = false
  for (const { postId } of post.warnings ?? []) {
    const read = await readWarned(ports, postId)
    if (!read || read.takenBack || answer === null || !isFor(read.warning.audience, answer)) continue
    const { target } = read
    if (target.planned === null) soon ||= target.state === 'planning'
    else if ((await ports.deliveries.byPerson(target.id, person)) === null)
      missed.push(keyOf({ card: 'warned', postId, person }))
  }
  return { missed, soon }
}

/** Null: it was not sent. */
async function readWarned(ports: Pick<Ports, 'posts' | 'broadcasts'>, postId: string) {
  const warning = await ports.posts.byId(postId)
  const sentId = warning && sentBroadcastId(warning)
  const read = sentId === null ? null : await readTarget(ports, sentId)
  if (!warning || !read) return null
  return { warning, ...read, takenBack: warning.state === 'taken-back' || isTakenBack(read.changing) }
}

/** With the words that are true now; the card goes once they are taken back. */
export const keptWarned: KeptCards<'warned', EventReads> = {
  warned: {
    see: async (ports, { postId, person }) => {
      const read = await readWarned(ports, postId)
      const event = read && !read.takenBack ? await eventOf(ports, person, read.warning.audience) : null
      if (!read || !event) return null
      const { title, body } = sentContent(read.warning)
      const { startedAt: at } = read.target
      return { to: { kind: 'person', id: person }, face: { face: 'warned', event, title, body: plainOf(body), at } }
    },
    reference: ({ event }) => event.post.reference,
    title: ({ title }) => title,
    isWaitedFor: neverWaitedFor,
    tellsNobody: ({ event }) => gaveUp(event),
    isTakenAway: async (ports, { postId }) => (await readWarned(ports, postId))?.takenBack ?? false,
  },
}

function gaveUp({ answer }: FaceOf<'warned'>['event']): boolean {
  return answer === null || answer.answer === 'no'
}

async function eventOf(
  ports: EventReads,
  person: PersonId,
  audience: NonNullable<Awaited<ReturnType<typeof readWarned>>>['warning']['audience'],
): Promise<EventSeen | null> {
  const event = audience.kind === 'registered' ? await readEvent(ports, person, audience.postId) : null
  return event?.cancelled ? null : event
}
