import type { EventSeen } from '../../core/domain/events/event.ts'
import type { Answer } from '../turn/answer.ts'
import { on } from '../turn/equivalent.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { type WrittenWish, writtenWish } from '../written/written-wish.ts'
import { replyInput } from './drawn/event-text.ts'
import { received } from './sent-events.ts'
import { eventVerbs } from './event-verbs.ts'
import { joinStart, unreadText } from './drawn/type-hint.ts'
import { equivalentOf, forAll, type TypedWord } from '../turn/word-facts.ts'

export const eventWords = {
  // « participer 42 créneau 2 avec 1 ; Oui ; 2 »: session, company, then a reply to each question.
  join: equivalentOf(
    { ...forAll, takes: 'event-and-parts' },
    ['event.join'],
    on(received, (turn, { postId, event }, rest) => {
      const { words } = turn.look
      const read = writtenWish(rest, event.details)
      if (read.kind === 'unread')
        return { kind: 'note', text: unreadText(read.part, event, joinStart(event, words), words) }
      return press(turn, eventVerbs, 'event.join', { postId, ...joinFields(event, read) })
    }),
  ),
  maybe: saying('event.maybe'),
  leave: saying('event.leave'),
} satisfies TypedWords

/** What was written, by the names of the card's inputs. */
export function joinFields(
  { details: { questions = [] } }: EventSeen,
  { session, guests, replies }: Extract<WrittenWish, { kind: 'wish' }>,
): Record<string, string | undefined> {
  return { session, guests, ...Object.fromEntries(questions.map(one => [replyInput(one), replies[one.id]])) }
}

/** Neither takes anything else; what is said beside, a reason above all, is told to nobody, and they learn that. */
function saying(name: 'event.maybe' | 'event.leave'): TypedWord {
  const say = on(received, async (turn, { postId }, rest) => {
    const answer = await press(turn, eventVerbs, name, { postId })
    return rest === '' ? answer : notPassed(turn, answer)
  })
  return equivalentOf({ ...forAll, takes: 'event' }, [name], say)
}

export function notPassed({ look: { words } }: Turn, answer: Answer): Answer {
  if (answer.kind !== 'note' || answer.refused) return answer
  return { ...answer, text: `${answer.text} ${words.text('events.type.notPassed')}` }
}
