import type { EventSeen } from '../../core/domain/events/event.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { type WrittenWish, writtenWish } from '../written/written-wish.ts'
import { replyInput } from './drawn/event-text.ts'
import { pickReceived } from './sent-events.ts'
import { eventVerbs } from './event-verbs.ts'
import { joinStart, unreadText } from './drawn/type-hint.ts'
import { forAll, type Say, word } from '../turn/word-facts.ts'

export const eventWords = {
  // « participer 42 créneau 2 avec 1 ; Oui ; 2 »: session, company, then a reply to each question.
  join: word({ ...forAll, takes: 'event-and-parts' }, async (turn, reference, rest) =>
    pickReceived(turn, reference, async ({ postId, event }) => {
      const read = writtenWish(rest, event.details)
      if (read.kind === 'unread')
        return [
          { kind: 'note', text: unreadText(read.part, event, joinStart(event, turn.look.words), turn.look.words) },
        ]
      return [await press(turn, eventVerbs, 'event.join', { postId, ...joinFields(event, read) })]
    }),
  ),
  maybe: word({ ...forAll, takes: 'event' }, on('event.maybe')),
  leave: word({ ...forAll, takes: 'event' }, on('event.leave')),
} satisfies TypedWords

/** What was written, by the names of the card's inputs. */
export function joinFields(
  { details: { questions = [] } }: EventSeen,
  { session, guests, replies }: Extract<WrittenWish, { kind: 'wish' }>,
): Record<string, string | undefined> {
  return { session, guests, ...Object.fromEntries(questions.map(one => [replyInput(one), replies[one.id]])) }
}

/** Neither takes anything else; what is said beside, a reason above all, is told to nobody, and they learn that. */
function on(name: 'event.maybe' | 'event.leave'): Say {
  return async (turn, reference, rest) =>
    pickReceived(turn, reference, async ({ postId }) => {
      const answer = await press(turn, eventVerbs, name, { postId })
      return [rest === '' ? answer : notPassed(turn, answer)]
    })
}

export function notPassed({ look: { words } }: Turn, answer: Answer): Answer {
  if (answer.kind !== 'note' || answer.refused) return answer
  return { ...answer, text: `${answer.text} ${words.text('events.type.notPassed')}` }
}
