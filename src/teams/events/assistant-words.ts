import type { Named } from '../../core/domain/actor.ts'
import type { EventSeen } from '../../core/domain/events/event.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { openInName, seeInName } from '../../core/use-cases/events/answers/answer-in-name.ts'
import { principalsOf } from '../../core/use-cases/events/answers/principals-of.ts'
import { personAmong } from '../../core/use-cases/people/read-people.ts'
import { names } from '../cards/names.ts'
import type { Answer } from '../turn/answer.ts'
import { enoughOf } from '../turn/held-back.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { type WrittenProxy, writtenProxy } from '../written/written-proxy.ts'
import { writtenWish } from '../written/written-wish.ts'
import { assistantVerbs, showAssistants } from './assistant-verbs.ts'
import { joinFields, notPassed } from './event-words.ts'
import { sentLately } from './sent-events.ts'
import { inNameStart, unreadText } from './drawn/type-hint.ts'
import { equivalentOf, forAll, stays } from '../turn/word-facts.ts'

const ofSomebody = { ...forAll, takes: 'somebody' } as const

export const assistantWords = {
  // « mon assistante Nadia Benali », or her address.
  assistant: equivalentOf(ofSomebody, ['assistant.name'], (turn, _reference, rest) =>
    rest === '' ? showAssistants(turn) : press(turn, assistantVerbs, 'assistant.name', { colleague: rest }),
  ),
  assistants: stays(forAll, turn => showAssistants(turn)),
  // « retirer mon assistante Nadia Benali »; where nobody is called so the list has a button for each.
  endAssistant: equivalentOf(ofSomebody, ['assistant.over'], async (turn, _reference, rest) => {
    const row = await turn.ports.assistants.byId(turn.actor.id)
    const meant = await personAmong(turn.ports, row?.named.map(({ person }) => person) ?? [], rest)
    if (!meant) return showAssistants(turn)
    return press(turn, assistantVerbs, 'assistant.over', { personId: meant.id })
  }),
  // « ne plus répondre pour Nadia Benali ».
  stopAnswering: equivalentOf(ofSomebody, ['assistant.left'], async (turn, _reference, rest) => {
    const meant = await personAmong(turn.ports, await principalsOf(turn.ports, turn.actor.id), rest)
    if (!meant) return showAssistants(turn)
    return press(turn, assistantVerbs, 'assistant.left', { personId: meant.id })
  }),
  // « répondre pour Nadia Benali 42 » brings the card; « … 42 participer créneau 2 » answers.
  answerFor: equivalentOf(
    { ...forAll, takes: 'somebody-and-reference' },
    ['event.joinfor', 'event.maybefor', 'event.leavefor'],
    async (turn, _reference, rest) => {
      const written = writtenProxy(rest, sayingsOf(turn))
      if (!written) return { kind: 'note', text: turn.look.words.text('events.answering.which', exampleOf(turn)) }
      const principals = await principalsOf(turn.ports, turn.actor.id)
      const who = await personAmong(turn.ports, principals, written.who)
      if (!who) return notTheirs(turn, principals, written.who)
      return pickOne(
        turn,
        await theirEvents(turn, who, written.reference),
        written.reference,
        one => answerFor(turn, one, written),
        () => refusal(turn, { kind: 'event-not-theirs' }, { name: who.name }),
      )
    },
  ),
} satisfies TypedWords

/** Only what they typed and who named them: nobody learns here who exists, or what others received. */
function notTheirs(turn: Turn, principals: readonly Named[], who: string): Answer {
  if (principals.length === 0) return refusal(turn, { kind: 'answers-for-nobody' })
  return refusal(turn, { kind: 'not-their-assistant' }, { who, names: names(principals, turn.look.words) })
}

function exampleOf({ look: { words } }: Turn) {
  return { word: words.typed.answerFor[0]!, join: words.typed.join[0]! }
}

function sayingsOf({ look: { words } }: Turn) {
  const { join, maybe, leave } = words.typed
  return { yes: [...join, 'oui', 'yes'], maybe, no: [...leave, 'non', 'no'] }
}

type Theirs = { postId: string; reference: Reference; event: EventSeen; principal: Named }

/** Among the events that this person received. */
async function theirEvents(turn: Turn, { id: principal }: Named, text: string): Promise<Theirs[]> {
  const meant = await sentLately(turn, text)
  const seen = await Promise.all(meant.map(({ postId }) => seeInName(turn.ports, turn.actor.id, { postId, principal })))
  return meant.flatMap((one, index) => (seen[index] ? [{ ...one, ...seen[index] }] : []))
}

async function answerFor(
  turn: Turn,
  { postId, event, principal }: Theirs,
  { says, rest }: WrittenProxy,
): Promise<Answer> {
  const ids = { postId, personId: principal.id }
  switch (says) {
    case null:
      return opened(turn, ids)
    case 'maybe':
    case 'no': {
      const answer = await press(turn, assistantVerbs, says === 'no' ? 'event.leavefor' : 'event.maybefor', ids)
      return rest === '' ? answer : notPassed(turn, answer)
    }
    case 'yes': {
      const read = writtenWish(rest, event.details)
      const { words } = turn.look
      if (read.kind === 'unread')
        return { kind: 'note', text: unreadText(read.part, event, inNameStart(event, principal, words), words) }
      return press(turn, assistantVerbs, 'event.joinfor', { ...ids, ...joinFields(event, read) })
    }
  }
}

/** Her card comes to the end of the chat; how often in a day, counts with the answers. */
async function opened(turn: Turn, { postId, personId: principal }: { postId: string; personId: string }) {
  const enough = await enoughOf(turn, 'answerEvent')
  if (enough) return enough
  const result = await openInName(turn.ports, turn.actor, { postId, principal })
  if (result.kind !== 'answering-opened') return refusal(turn, result)
  const { event, principal: who } = result
  return notice(turn, 'answering-opened', { reference: event.post.reference, name: who.name })
}
