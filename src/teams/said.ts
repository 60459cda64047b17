import { isAdmin, isComms, isArchivist, isDpo } from '../core/domain/actor.ts'
import type { IncomingFile } from '../core/use-cases/initiatives/add-files.ts'
import { mayApprove } from '../core/use-cases/delegations/may-approve.ts'
import { keepNote } from '../core/use-cases/notes/forward-note.ts'
import { drawHelp } from './cards/draw-help.ts'
import { drawKeptNote } from './notes/draw-note.ts'
import { stacked } from './cards/choices.ts'
import type { Answer } from './turn/answer.ts'
import { namesEdition } from './turn/edition-line.ts'
import { beyondToday, enoughOf, keptOut, keptToReading } from './turn/held-back.ts'
import { idFrom } from '../core/domain/id-from.ts'
import type { Turn } from './turn/turn.ts'
import { notice, refusal } from './turn/refusal.ts'
import type { TypedTable, TypedWords } from './turn/typed-table.ts'
import { isReaction } from './turn/reaction.ts'
import { type Meant, nearestWord, plainText, readTyped, type Spelling } from './turn/typed-words.ts'
import { verb, type Verbs } from './turn/verbs.ts'
import { heldAbove } from './database/database-verbs.ts'
import { leaveAside, readFiles, takeFiles } from './initiatives/file-turns.ts'
import { own } from './turn/verb-facts.ts'
import { forAll, stays, type TypedWord } from './turn/word-facts.ts'

/** As many as anybody has under way. */
const initiativesLookedAt = 20

const help = async (turn: Turn): Promise<Answer> => {
  const firstName = turn.actor.name.split(' ')[0] ?? ''
  return {
    kind: 'card',
    card: drawHelp(
      {
        comms: isComms(turn.actor),
        admin: isAdmin(turn.actor),
        officer: isDpo(turn.actor),
        archivist: isArchivist(turn.actor),
        approver: await mayApprove(turn.ports, turn.actor),
        firstName,
      },
      turn.look,
    ),
  }
}

/** « ok 👍 »: a kind word. To whom a question is open it may be the answer, which is kept like other words. */
const acknowledged = async (turn: Turn): Promise<Answer> => {
  const own = await turn.ports.initiatives.byAuthor(turn.actor.id, initiativesLookedAt)
  const isAsked = own.some(({ questions }) => questions.some(({ answer }) => answer === null))
  return isAsked ? kept(turn, null) : notice(turn, 'acknowledged')
}

export const plainWords = {
  help: stays(forAll, turn => help(turn)),
  thanks: stays(forAll, turn => notice(turn, 'thanks')),
  acknowledge: stays(forAll, turn => acknowledged(turn)),
} satisfies TypedWords

/** The words that may be meant, and how they are spelled. */
type Known = { table: TypedTable; spellings: readonly Spelling[] }
/** How the words that nobody switched off are spelled, longest first. */
export type OpenWords = (turn: Turn) => readonly Spelling[]

/** A word does what it does once nothing forbids it: to an officer, or because it was done often enough today. */
async function sayWord(turn: Turn, { say, ...facts }: TypedWord, reference: string, rest: string): Promise<Answer[]> {
  const refused = keptToReading(facts.officers, turn) ?? (await beyondToday(facts, turn))
  return refused ? [refused] : say(turn, reference, rest)
}

/** A message without a button: a word that Mary knows, files, or anything else, which is kept. Never silence. */
export function createSaid(all: TypedTable, open: OpenWords): (turn: Turn) => Promise<Answer[]> {
  const table = heldAbove(all)
  return async turn => {
    const spellings = open(turn)
    const files = readFiles(turn.incoming)
    const typed = readTyped(turn.incoming.text, spellings)
    const isOpen = files.length === 0 && typed !== null && table[typed.word].outsiders
    const refused = keptOut({ outsiders: isOpen }, turn)
    if (refused) return [refused]
    if (files.length > 0) return withFiles(turn, files)
    // « stop » in answer to a broadcast is no order of comms: an agent's lone word is kept like any other.
    const isOrder = typed !== null && (typed.reference !== '' || isFor(turn, table[typed.word]) || namesEdition(typed))
    const answers = typed && isOrder ? await sayWord(turn, table[typed.word], typed.reference, typed.rest) : []
    return answers.length > 0 ? answers : other(turn, { table, spellings })
  }
}

function isFor({ actor }: Turn, { order, officers }: TypedWord): boolean {
  return isComms(actor) || !order || (isDpo(actor) && officers)
}

/** Words beside files are kept, where these are left aside or join a proposal at once. */
async function withFiles(turn: Turn, files: IncomingFile[]): Promise<Answer[]> {
  const { refused, taken } = await leaveAside(turn, files)
  const enough = taken.length > 0 ? await enoughOf(turn, 'keep') : null
  if (enough) return [...refused, enough]
  const { answers, wordsOpen } = taken.length > 0 ? await takeFiles(turn, taken) : { answers: [], wordsOpen: true }
  const hasWords = wordsOpen && plainText(turn.incoming.text) !== ''
  return [...refused, ...answers, ...(hasWords ? await other(turn, null) : [])]
}

/**
 * An empty message (a mention alone, a GIF) gets the help, a face a kind word. All else is kept; a slip of the pen has
 * a button that does what was meant.
 */
async function other(turn: Turn, known: Known | null): Promise<Answer[]> {
  const text = plainText(turn.incoming.text)
  if (text === '') return [await help(turn)]
  return [isReaction(text) ? await acknowledged(turn) : await kept(turn, known)]
}

async function kept(turn: Turn, known: Known | null): Promise<Answer> {
  const enough = await enoughOf(turn, 'keep')
  if (enough) return enough
  const text = plainText(turn.incoming.text)
  const { conversationId, id } = turn.incoming
  const note = await keepNote(turn.ports, turn.actor, { id: idFrom(conversationId, id), text, files: [] })
  return { kind: 'card', card: drawKeptNote(note, turn.look, known && meantBy(turn, text, known)) }
}

/** A word's button: on the help card, and below a slip of the pen, where the kept words say what was typed after it. */
export function wordVerbs(all: TypedTable, open: OpenWords) {
  const table = heldAbove(all)
  const say = async (turn: Turn, { word, reference, rest }: Typed): Promise<Answer> => {
    const known = open(turn).find(one => one.word === word)?.word
    const answers = known && (await sayWord(turn, table[known], reference, rest))
    return answers?.length ? stackedAnswer(answers) : refusal(turn, { kind: 'not-understood' })
  }
  return {
    'word.say': verb(own('uncounted'), ['word'], (turn, { word }) => say(turn, { word, reference: '', rest: '' })),
    'note.meant': verb(own('uncounted'), ['noteId'], async (turn, { noteId }) => {
      const note = await turn.ports.notes.byId(noteId)
      const meant =
        note?.writer.id === turn.actor.id ? meantBy(turn, note.text, { table, spellings: open(turn) }) : null
      return meant ? say(turn, meant) : refusal(turn, { kind: 'not-found' })
    }),
  } satisfies Verbs
}

type Typed = { word: string; reference: string; rest: string }

/** Null where that word is not for this person. */
function meantBy(turn: Turn, text: string, { table, spellings }: Known): Meant | null {
  const meant = nearestWord(text, spellings)
  if (!meant || isFor(turn, table[meant.word])) return meant
  // Whoever is asked in calls has a list of their own.
  return meant.word === 'calls' ? { ...meant, word: 'myCalls', spelling: turn.look.words.typed.myCalls[0]! } : null
}

/**
 * A button has one answer: what a typed word tells in several cards stands in one; a card that comes with words lies
 * below, and the words answer the click.
 */
function stackedAnswer(answers: Answer[]): Answer {
  const cards = answers.flatMap(answer => (answer.kind === 'card' ? [answer.card] : []))
  const note = answers.find(({ kind }) => kind === 'note')
  if (cards.length > 1) return { kind: 'card', card: stacked(cards) }
  return cards[0] && note?.kind === 'note' ? { kind: 'aside', card: cards[0], text: note.text } : answers[0]!
}
