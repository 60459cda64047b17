import type { EventSeen } from '../../core/domain/events/event.ts'
import { readEvent } from '../../core/use-cases/events/read-event.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { writtenWish } from '../written/written-wish.ts'
import { replyInput } from './event-text.ts'
import { sentLately } from './sent-events.ts'
import { eventVerbs } from './event-verbs.ts'
import { joinStart, unreadText } from './type-hint.ts'

export const eventWords = {
  // « participer 42 créneau 2 avec 1 ; Oui ; 2 »: session, company, then a reply to each question.
  join: async (turn, reference, rest) =>
    pickOne(turn, await named(turn, reference), reference, async ({ postId, event }) => {
      const read = writtenWish(rest, event.details)
      if (read.kind === 'unread')
        return [
          { kind: 'note', text: unreadText(read.part, event, joinStart(event, turn.look.words), turn.look.words) },
        ]
      const { session, guests, replies } = read
      const replied = (event.details.questions ?? []).map(one => [replyInput(one), replies[one.id]] as const)
      return [await press(turn, eventVerbs, 'event.join', { postId, session, guests, ...Object.fromEntries(replied) })]
    }),
  maybe: on('event.maybe'),
  leave: on('event.leave'),
} satisfies TypedWords

/** Neither takes anything else; what is said beside, a reason above all, is told to nobody, and they learn that. */
function on(name: 'event.maybe' | 'event.leave'): TypedWord {
  return async (turn, reference, rest) =>
    pickOne(turn, await named(turn, reference), reference, async ({ postId }) => {
      const answer = await press(turn, eventVerbs, name, { postId })
      return [rest === '' ? answer : notPassed(turn, answer)]
    })
}

export function notPassed({ look: { words } }: Turn, answer: Answer): Answer {
  if (answer.kind !== 'note' || answer.refused) return answer
  return { ...answer, text: `${answer.text} ${words.text('events.type.notPassed')}` }
}

type Meant = { postId: string; reference: Reference; event: EventSeen }

/** Among the events that this person received; by the post's reference or the broadcast's. */
async function named(turn: Turn, text: string): Promise<Meant[]> {
  const meant = await sentLately(turn, text)
  const received = await Promise.all(meant.map(({ postId }) => readEvent(turn.ports, turn.actor.id, postId)))
  return meant.flatMap((one, index) => (received[index] ? [{ ...one, event: received[index] }] : []))
}
