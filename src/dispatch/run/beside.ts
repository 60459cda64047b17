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

/** What became of the delivered card. `last`: its row is not tried again. */
type Written = { outcome: SendOutcome; last: boolean }

/**
 * What one run knows of an event whose delivered cards it changes: what each person said to it stands on their card,
 * and every other card that shows it to them belongs to their delivery. Null: there is nothing beside the delivered
 * cards.
 */
export type Beside = {
  /** Of the event, as its cards say by this broadcast. */
  details: EventDetails
  /** What this person said until now; null: nothing, and so they have no other card of it. */
  answer(person: PersonId): Promise<EventAnswer | null>
  /**
   * After the delivered card: the others, within the turns of the broadcast. Answers what became of all of them
   * together; what was said meanwhile, or must be tried again, sends the whole row round once more. On the last try of
   * the row the delivered card alone decides: what the others still lack is left to jobs.
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
      // Whoever answers orders `event.follow` for their cards as well: at the last try nothing hangs on this row.
      if (!last && (await answer(person))?.version !== said?.version) return once
      if (said === null) {
        // Nobody's answer is no reason that a card of it, with somebody who may answer for them, says what was.
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

/**
 * By whom they are answered for. Once a run: few have an assistant, and whoever opens such a card meanwhile sees what
 * is true by then.
 */
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

/** Once more, and soon. */
const once: SendOutcome = { kind: 'throttled', retryAfterMs: 0 }
