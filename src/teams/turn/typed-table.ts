import { fold } from '../../core/domain/text.ts'
import { plainText } from './typed-words.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { WordKey } from '../../words.ts'
import { findByReference } from './find.ts'
import type { Answer } from './answer.ts'
import { refusal } from './refusal.ts'
import type { Turn } from './turn.ts'
import { readVerb, type Verbs } from './verbs.ts'
import type { Answers, TypedWord } from './word-facts.ts'

export type TypedWords = Partial<TypedTable>
export type TypedTable = Record<WordKey, TypedWord>

/** A typed word does just what the button does. */
export async function press<Table extends Verbs>(
  turn: Turn,
  verbs: Table,
  name: keyof Table & string,
  data: object,
): Promise<Answer> {
  const reading = readVerb(verbs, name, data)
  if (!reading) return refusal(turn, { kind: 'not-found' })
  return reading.verb.run(turn, reading.ids, reading.fields)
}

/**
 * The typed word in the reader's spelling. The press of a button has no text: then the example is a word that approves.
 */
function wordTyped({ incoming, look: { words } }: Turn): string {
  const typed = fold(plainText(incoming.text)).replace(/(?<![\s.!?…])[\s.!?…]+$/, '')
  const spelled = Object.values(words.typed).flat()
  return spelled.find(one => fold(one) === typed) ?? words.typed.decideApprove[0] ?? ''
}

/** Picks the candidate that the reference means; `none`: the answer where it means none. */
export async function pickOne<T extends { reference: Reference }>(
  turn: Turn,
  candidates: T[],
  reference: string,
  then: (one: T) => Answers,
  none = () => refusal(turn, { kind: 'not-found' }),
): Promise<Answer[]> {
  const found = findByReference(candidates, reference)
  switch (found.kind) {
    case 'one':
      return [await then(found.found)].flat()
    case 'none':
      return [reference === '' ? refusal(turn, { kind: 'which-reference' }, { word: wordTyped(turn) }) : none()]
    case 'several':
      return [refusal(turn, { kind: 'several-references' }, { list: found.found.map(one => one.reference).join(', ') })]
  }
}

/**
 * The short number is looked for among what the word can act on. What it no longer can is found too, to say why not.
 */
export function ableFirst<T extends { reference: Reference }>(
  all: T[],
  reference: string,
  able: (one: T) => boolean,
): T[] {
  const acting = all.filter(able)
  return findByReference(acting, reference).kind === 'none' ? all : acting
}
