import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../core/domain/errors.ts'
import { followBeside, followLater } from '../../core/use-cases/placements/follow-event.ts'
import type { EventAnswer } from '../../core/domain/events/event.ts'
import { asAsked, putOffSince } from '../../core/domain/events/moved.ts'
import { refresh } from '../../core/change.ts'
import { readEvent } from '../../core/use-cases/events/read-event.ts'
import { type PlacementKey, readKey } from '../../core/domain/placements/placed-card.ts'
import type { EventDetails } from '../../core/domain/posts/post.ts'
import { sentContent } from '../../core/domain/posts/sent-post.ts'
import type { PersonId } from '../../core/domain/actor.ts'
import type { NextTurn } from '../../core/ports/outside.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'

type Follows = Parameters<typeof followBeside>
export type BesideNeeds = Follows[0]

/** The result for the delivered card. `last`: its row is not tried again. */
type Written = { outcome: SendOutcome; last: boolean }

/**
 * What one run knows of an event whose delivered cards it changes: each person's answer is shown on their card, and
 * every other card of the event in their chat belongs to their delivery. Null: there are only delivered cards.
 */
export type Beside = {
  /** The details of the event on its cards after this broadcast. */
  details: EventDetails
  /** This person's answer so far; null: none, and so they have no other card of it. */
  answer(person: PersonId): Promise<EventAnswer | null>
  /**
   * After the delivered card: the person's other cards, within the turns of the broadcast. Answers the result of all of
   * them together; a new answer meanwhile, or a card to be tried again, sends the whole row round once more. On the
   * row's last try the delivered card alone decides: the others are left to jobs.
   */
  follow(person: PersonId, answer: EventAnswer | null, written: Written, next: NextTurn): Promise<SendOutcome>
}

export async function openBeside(ports: BesideNeeds, broadcast: Broadcast, rules: Follows[4]): Promise<Beside | null> {
  if (broadcast.kind === 'send') return null
  const { postId } = broadcast
  const post = await ports.posts.byId(postId)
  const content = broadcast.kind === 'correct' ? post?.content : post && sentContent(post)
  if (content?.kind !== 'event' || content.event === null) return null
  const putOff = putOffSince(broadcast.targetId === null ? [] : await ports.broadcasts.changing(broadcast.targetId))
  const inName = await cardsInName(ports, postId)
  const answer = async (person: PersonId): Promise<EventAnswer | null> =>
    asAsked(await ports.events.answer(postId, person), putOff)
  return {
    details: content.event,
    answer,
    follow: async (person, said, { outcome, last }, next) => {
      const gone = outcome.kind === 'refused' && outcome.reason === 'gone'
      if (outcome.kind !== 'delivered' && !gone) return outcome
      // A person who answers orders `event.follow` for their cards as well: at the last try nothing depends on this
      // row.
      if (!last && (await answer(person))?.version !== said?.version) return once
      if (said === null) {
        // Even without an answer, an assistant's card of the event must not keep its old words.
        const keys = inName.get(person) ?? []
        if (keys.length > 0) await ports.commit(...keys.map(key => refresh(key)))
        return outcome
      }
      const event = await readEvent(ports, person, postId)
      if (event === null) return outcome
      try {
        await followBeside(ports, event, broadcast, next, rules)
        return outcome
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        if (last) {
          await ports.commit(...followLater(event, broadcast, ports.now(), rules))
          return outcome
        }
        return { kind: 'throttled', retryAfterMs: error.retryAfterMs }
      }
    },
  }
}

/** Cards of their assistants. Read once a run: few people have one, and a card opened meanwhile shows the truth. */
async function cardsInName(
  { placements }: Pick<BesideNeeds, 'placements'>,
  postId: string,
): Promise<Map<PersonId, PlacementKey[]>> {
  const cards = new Map<PersonId, PlacementKey[]>()
  for (const key of await placements.inName(postId)) {
    const card = readKey(key)
    if (card?.card === 'answering') cards.set(card.principal, [...(cards.get(card.principal) ?? []), key])
  }
  return cards
}

/** Tried once more, soon. */
const once: SendOutcome = { kind: 'throttled', retryAfterMs: 0 }
