import type { Locale } from '../../actor.ts'
import { fold } from '../../text.ts'
import type { EventQuestion } from '../post.ts'
import { faulty, type LineError, type ReadLine, sameWords, stripped } from './session-lines.ts'

export const questionsMax = 3
const askMax = 120
const optionMax = 60
const optionsMax = 8
/** A longer line is no question, or has many spaces in it. */
const lineMost = 1_000

/** After the colon: the line as it was typed. */
export type QuestionError = `${'question-ask' | 'question-options' | LineError}:${string}`
export type TypedQuestion = Omit<EventQuestion, 'id'>

const kindWords = {
  fr: { number: 'nombre', text: 'texte' },
  en: { number: 'number', text: 'text' },
} as const

/**
 * « Déjeunez-vous ? Oui / Non », « Combien de vélos ? nombre », « Une idée ? »: the question, then what may be
 * answered. Without a question mark a colon ends it: « Taille : S / M / L ».
 */
export function readQuestionLine(line: string): ReadLine<TypedQuestion, QuestionError> {
  if (/[{}]/.test(line)) return faulty('line-brace', line)
  const said = withoutEmptyAnswer(line)
  const end = endOfAsk(said)
  const ask = stripped(said.slice(0, end))
  const rest = stripped(said.slice(end))
  if (!/[\p{L}\p{N}]/u.test(ask) || (rest === '' && !ask.includes('?') && ask.includes('/')))
    return faulty('question-ask', line)
  if (ask.length > askMax) return faulty('line-too-long', line)
  const kind = rest === '' ? 'text' : kindOf(rest)
  if (kind !== null) return { read: { ask, kind, options: [] }, error: null }
  const options = rest
    .split('/')
    .map(stripped)
    .filter(one => one !== '')
  const different = options.every((one, at) => options.findIndex(other => sameWords(one, other)) === at)
  if (options.length < 2 || options.length > optionsMax || !different) return faulty('question-options', line)
  if (options.some(one => one.length > optionMax)) return faulty('line-too-long', line)
  return { read: { ask, kind: 'choice', options }, error: null }
}

/** The line that reads as the same question. */
export function questionLine({ ask, kind, options }: TypedQuestion, locale: Locale): string {
  const rest = kind === 'choice' ? options.join(' / ') : kindWords[locale][kind]
  if (ask.includes('?')) return kind === 'text' ? ask : `${ask} ${rest}`
  return `${ask} : ${rest}`
}

/** « Venez-vous ? / ? et/ou » has a stroke behind its question: without it the marks before the next one count. */
function withoutEmptyAnswer(line: string): string {
  if (line.length > lineMost) return line
  let said = line
  for (let end = endOfAsk(said); said[end - 1] === '?' && /^\s*\//.test(said.slice(end)); end = endOfAsk(said))
    said = `${said.slice(0, end)} ${said.slice(end).replace(/^[\s/]+/, '')}`
  return said
}

/** Behind the last question mark before the first stroke: an answer may have one of its own, a question « et/ou ». */
function endOfAsk(line: string): number {
  const stroke = line.indexOf('/')
  const before = stroke === -1 ? line.lastIndexOf('?') : line.lastIndexOf('?', stroke)
  const mark = before === -1 ? line.indexOf('?') : before
  if (mark !== -1) return mark + 1
  const colon = line.indexOf(':')
  return colon === -1 ? line.length : colon
}

function kindOf(rest: string): 'number' | 'text' | null {
  const word = fold(rest).replace(/^\(|\)$/g, '')
  const of = (kind: 'number' | 'text') => Object.values(kindWords).some(words => words[kind] === word)
  return of('number') ? 'number' : of('text') ? 'text' : null
}
