import type { PersonId } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import {
  capacities,
  type EventNow,
  type EventPlaces,
  type EventSeen,
  placesId,
  tellingCard,
  tells,
} from '../../domain/events/event.ts'
import { asAsked, putOffSince, takenOut } from '../../domain/events/moved.ts'
import { isCardOf, keyOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import { sentBroadcastId, sentContent } from '../../domain/posts/sent-post.ts'
import type { Ports } from '../../ports.ts'
import {
  callOffOf,
  expiredSince,
  isTakenBack,
  readTarget,
  remarkSaid,
  truestBroadcast,
} from '../broadcasts/standing-broadcast.ts'

export type EventReads = Pick<Ports, 'posts' | 'broadcasts' | 'deliveries' | 'events'>
export type Brought = { event: EventNow; target: Broadcast; changing: Broadcast[]; words: Broadcast }

/** Null: it is no event, or was never sent. */
export async function readBrought(ports: Pick<Ports, 'posts' | 'broadcasts'>, postId: string): Promise<Brought | null> {
  const post = await ports.posts.byId(postId)
  const sentId = post && sentBroadcastId(post)
  const read = post && sentId !== null ? await readTarget(ports, sentId) : null
  if (!post || !read) return null
  const { target, changing } = read
  const words = truestBroadcast(target, changing)
  // While the cards are being corrected, the post already has their new words.
  const content = post.state === 'broadcasting' && words.id === post.broadcastId ? post.content : sentContent(post)
  const details = content.kind === 'event' ? content.event : null
  if (details === null) return null
  const { title, expiresOn } = words
  const off = callOffOf(changing)
  const takenBack = post.state === 'taken-back' || isTakenBack(changing)
  const cancelled = post.state === 'cancelled' || takenBack || off !== null
  const event = {
    post,
    title,
    details,
    expiresOn,
    cancelled,
    ...(off?.reason !== undefined && { reason: off.reason }),
    ...(takenBack && { takenBack }),
    ...putOffSince(changing),
    ...takenOut(changing, details),
  }
  return { event, target, changing, words }
}

/** The places of each session; of a session that was taken out only its remaining people know. */
export async function readPlaces(
  { events }: Pick<Ports, 'events'>,
  { post, details }: Pick<EventNow, 'post' | 'details'>,
): Promise<Map<string, EventPlaces>> {
  const sessions = [...capacities(details).keys()]
  const rows = await Promise.all(sessions.map(session => events.places(placesId(post.id, session))))
  return new Map(sessions.flatMap((session, index) => (rows[index] ? [[session, rows[index]] as const] : [])))
}

/** Null for people who did not receive it: a forged id learns nothing. */
export async function readEvent(ports: EventReads, person: PersonId, postId: string): Promise<EventSeen | null> {
  const brought = await readBrought(ports, postId)
  return brought && seenBy(ports, brought, person, await readPlaces(ports, brought.event))
}

/** The same without places, for jobs of single people: a long waiting list is not read for each of them. */
export async function readStanding(ports: EventReads, person: PersonId, postId: string): Promise<EventSeen | null> {
  const brought = await readBrought(ports, postId)
  return brought && seenBy(ports, brought, person, new Map())
}

/** The event as it is for one person who received it; null for anybody else. */
export async function seenBy(
  ports: Pick<Ports, 'deliveries' | 'events'>,
  { event, target, changing, words }: Brought,
  person: PersonId,
  places: ReadonlyMap<string, EventPlaces>,
): Promise<EventSeen | null> {
  const [delivery, answer] = await Promise.all([
    ports.deliveries.byPerson(target.id, person),
    ports.events.answer(event.post.id, person),
  ])
  // A quick answer may come before Teams has confirmed the card: `sending` was received, or may have been.
  if (!delivery || !['sending', 'delivered', 'unknown'].includes(delivery.state)) return null
  return {
    ...event,
    broadcast: { ...target, title: words.title, rendered: words.rendered },
    changing,
    correctedAt: words.kind === 'correct' ? words.startedAt : null,
    expiredOn: expiredSince(changing),
    remark: remarkSaid(changing),
    delivery,
    answer: asAsked(answer, event),
    places,
  }
}

/** Every card of the event for this person, besides the delivered one. */
export async function cardsBeside(
  { placements, assistants }: Pick<Ports, 'placements' | 'assistants'>,
  { post, changing, delivery: { person } }: Pick<EventSeen, 'post' | 'changing' | 'delivery'>,
): Promise<PlacementKey[]> {
  const kept = await placements.inChat(post.id, person)
  const told = changing.filter(change => tells(change) !== null).map(change => keyOf(tellingCard(change, person)))
  const there = await Promise.all(told.map(async key => ((await placements.byKey(key)) === null ? [] : [key])))
  const inName = await cardsInName({ placements, assistants }, post.id, person)
  return [...kept.filter(key => isCardOf(key, 'event', 'reminder', 'soon', 'answered')), ...there.flat(), ...inName]
}

/** Cards with which assistants answer in this person's name. */
async function cardsInName(
  { placements, assistants }: Pick<Ports, 'placements' | 'assistants'>,
  postId: string,
  principal: PersonId,
): Promise<PlacementKey[]> {
  const { named } = (await assistants.byId(principal)) ?? { named: [] }
  const keys = named.map(({ person }) => keyOf({ card: 'answering', principal, postId, person: person.id }))
  const there = await Promise.all(keys.map(async key => ((await placements.byKey(key)) === null ? [] : [key])))
  return there.flat()
}
