import { isChannel } from '../../core/domain/channels/channel.ts'
import { inputName, inputs, partNames, parts } from '../../core/use-cases/posts/writing/read-audience.ts'
import { cleanText } from '../../core/domain/text.ts'
import { cardNames, readTemplate } from '../cards/card-templates.ts'
import { drawRefused } from '../cards/draw-notice.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import type { Turn } from './turn.ts'
import { readFields } from './verbs.ts'

/** Inputs of which a form has one for each picture. */
const chosenOfPicture = /^(?:remove\d+|removeVideo|infographic\d+|drop-.+)$/
/** Answers to the questions of a section, or of an event: a date, a choice, a number. */
const chosenAnswer = /^chosen-/
/** The inputs for recipients in the editor: `groups`, `onlyTeams`, `exceptPeople`. */
const chosenRecipients = partNames.flatMap(part => inputs.map(input => inputName(parts[part], input)))
/** Fields that are put into the data of buttons when cards are drawn. */
const putIntoData = ['verb', 'msteams', 'card', 'inCard', 'shownAt']
/**
 * These hold typed words in one form, and in other cards ids with commas between, a count of people, a day, or a
 * channel.
 */
const typedOrIds = ['groups', 'people', 'from', 'to']
const ids = /^(?:\d+|\d{4}-\d\d-\d\d|[\da-f]{8}-[\da-f-]{27}(?:,.*)?)$/i

/**
 * The names of the data of buttons, and of inputs in which something is chosen, ticked, dated or counted: nobody wrote
 * these values, and they are quickly entered again. The names are those in the templates of cards: by its value, a
 * typed « absence » looks like a choice.
 */
function readUnsaid(): ReadonlySet<string> {
  const names = new Set([...putIntoData, ...chosenRecipients])
  for (const card of cardNames)
    readTemplate(card, (_name, node: unknown) => {
      if (!isRecord(node)) return node
      const { type, id, data } = node
      if (String(type).startsWith('Input.') && type !== 'Input.Text') names.add(String(id))
      if (String(type).startsWith('Action.') && isRecord(data)) for (const name of Object.keys(data)) names.add(name)
      return node
    })
  return names
}

/** Read when the program starts: a first refusal waits for no file. */
const unsaid = readUnsaid()

/** Whether a person typed this value. `name`: of its input, or in the data of its button. */
export function isTyped(name: string, value: string): boolean {
  if (typedOrIds.includes(name)) return !ids.test(value) && !isChannel(value)
  return !unsaid.has(name) && !chosenOfPicture.test(name) && !chosenAnswer.test(name)
}

/** A refusal closes no dialog on what was typed in it. */
export function keeping(turn: Turn, answer: Answer, data: unknown): Answer {
  const refused = turn.road === 'dialog' && answer.kind === 'note' && answer.refused === true
  return refused ? (keptWords(turn, answer.text, data) ?? answer) : answer
}

/**
 * Instead of a refusal that would close a dialog and lose what was typed in it: the same words, and below them what was
 * typed, to be copied from there.
 */
function keptWords(turn: Turn, text: string, data: unknown): Answer | null {
  const typed = Object.entries(readFields(data) ?? {})
    .map(([name, value]) => ({ name, value: cleanText(value) }))
    .filter(({ name, value }) => value !== '' && isTyped(name, value))
    .map(({ value }) => value)
  if (typed.length === 0) return null
  const card = drawRefused({ text, typed }, turn.look)
  return { kind: 'dialog', title: turn.look.words.text('dialogs.refused'), card }
}
