import { isAdmin, isComms } from '../../core/actor.ts'
import type { IncomingFile } from '../../core/initiatives/author/add-files.ts'
import { mayApprove } from '../../core/delegations/may-approve.ts'
import { keepNote } from '../../core/notes/keep-note.ts'
import { drawHelp } from '../draw/replies/draw-help.ts'
import { drawKeptNote } from '../draw/replies/draw-kept-note.ts'
import { stacked } from '../draw/view/stacked.ts'
import type { WordKey, Words } from '../../words.ts'
import type { Answer } from '../turn/answer.ts'
import { beyondToday, enoughOf } from '../turn/beyond-today.ts'
import { idFrom } from '../turn/id-from.ts'
import { keptOut } from '../turn/outsiders.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWord, TypedWords } from '../turn/typed-table.ts'
import { plainText, readTyped, spellingsOf } from '../turn/typed-words.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { heldAbove } from './database/held-above.ts'
import { leaveAside, readFiles, takeFiles } from './files.ts'

const help = async (turn: Turn): Promise<Answer> => {
  const firstName = turn.actor.name.split(' ')[0] ?? ''
  return {
    kind: 'card',
    card: drawHelp(
      {
        comms: isComms(turn.actor),
        admin: isAdmin(turn.actor),
        approver: await mayApprove(turn.ports, turn.actor),
        firstName,
      },
      turn.look,
    ),
  }
}

const plainWords: TypedWords = {
  help: async turn => [await help(turn)],
  thanks: async turn => [notice(turn, 'thanks')],
}

const all = (tables: TypedWords[]): TypedWords =>
  heldAbove(withinToday(tables.reduce((table, one) => ({ ...table, ...one }), plainWords)))

/** What is done often enough today is not done again, by the word either. */
function withinToday(table: TypedWords): TypedWords {
  const limited = Object.entries(table).map(([word, run]): [string, TypedWord] => [
    word,
    async (turn, ...typed) => {
      const enough = await beyondToday(turn, word)
      return enough ? [enough] : run(turn, ...typed)
    },
  ])
  return Object.fromEntries(limited)
}

/** Words that mean something with a reference, to comms only. */
const ordersOfComms = new Set<WordKey>([
  'take',
  'ask',
  'retain',
  'decline',
  'check',
  'send',
  'schedule',
  'cancelSend',
  'giveUp',
  'stop',
  'pause',
  'resume',
  'resend',
  'correct',
  'takeBack',
  'duplicate',
  'reassign',
  'makeList',
  'keepList',
  'lists',
  'attachFile',
  'urgent',
  'urgentTemplates',
])

/** A message without a button: a word that Mary knows, files, or anything else, which is kept. Never silence. */
export function createSaid(words: Words[], tables: TypedWords[]): (turn: Turn) => Promise<Answer[]> {
  const table = all(tables)
  const spellings = spellingsOf(words)
  return async turn => {
    const files = readFiles(turn.incoming)
    const typed = readTyped(turn.incoming.text, spellings)
    const refused = keptOut(turn, files.length === 0 ? (typed?.word ?? '') : '')
    if (refused) return [refused]
    const known = typed === null ? undefined : table[typed.word]
    if (files.length > 0) return withFiles(turn, files)
    // « stop » in answer to a broadcast is no order of comms: an agent's lone word is kept like any other.
    const isOrder = typed !== null && (typed.reference !== '' || isComms(turn.actor) || !ordersOfComms.has(typed.word))
    const answers = typed && known && isOrder ? await known(turn, typed.reference, typed.rest) : []
    return answers.length > 0 ? answers : other(turn)
  }
}

/** Words beside files that are left aside are kept all the same. */
async function withFiles(turn: Turn, files: IncomingFile[]): Promise<Answer[]> {
  const { refused, taken } = leaveAside(turn, files)
  if (taken.length > 0) {
    const enough = await enoughOf(turn, 'keep')
    return [...refused, ...(enough ? [enough] : await takeFiles(turn, taken))]
  }
  return plainText(turn.incoming.text) === '' ? refused : [...refused, ...(await other(turn))]
}

/** An empty message (a mention alone, a GIF) gets the help. */
async function other(turn: Turn): Promise<Answer[]> {
  const text = plainText(turn.incoming.text)
  if (text === '') return [await help(turn)]
  const enough = await enoughOf(turn, 'keep')
  if (enough) return [enough]
  const { conversationId, id } = turn.incoming
  const note = await keepNote(turn.ports, turn.actor, { id: idFrom(conversationId, id), text, files: [] })
  return [{ kind: 'card', card: drawKeptNote(note, turn.look) }]
}

/** A word's button on the help card. */
export function wordVerbs(tables: TypedWords[]): Verbs {
  const table = all(tables)
  const known = (word: string): word is keyof TypedWords => Object.hasOwn(table, word)
  return {
    'word.say': verb(['word'], async (turn, { word }) => {
      const answers = known(word) ? await table[word]?.(turn, '', '') : undefined
      return answers?.length ? stackedAnswer(answers) : refusal(turn, { kind: 'not-understood' })
    }),
  }
}

/** A button has one answer: what a typed word tells in several cards stands in one. */
function stackedAnswer(answers: Answer[]): Answer {
  const cards = answers.flatMap(answer => (answer.kind === 'card' ? [answer.card] : []))
  return cards.length > 1 ? { kind: 'card', card: stacked(cards) } : answers[0]!
}
