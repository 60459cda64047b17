import { readsOnly } from '../../core/domain/actor.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import { type CardNode, pruned, verbOf, withoutLonelyFields } from './pruned.ts'
import type { Turn } from './turn.ts'
import type { TypedTable } from './typed-table.ts'
import type { KnownVerbs } from './verb-facts.ts'

/** All that a button may press, by the names that cards have for it. */
export type Known = { verbs: KnownVerbs; words: TypedTable }

/** An officer is shown no button that they may not press, and no field that none of the others would send. */
export function withoutOrders(turn: Turn, answer: Answer, known: Known): Answer {
  if (!readsOnly(turn.actor) || !('card' in answer) || answer.card === undefined) return answer
  const opened = { title: turn.look.words.text('common.open') }
  const card = pruned(
    answer.card,
    node => isClosed(node, known),
    node => (factsOf(known, verbOf(node))?.opensForm ? opened : null),
  )
  return { ...answer, card: withoutLonelyFields(card) as Card }
}

function factsOf({ verbs }: Known, verb: string) {
  return Object.hasOwn(verbs, verb) ? verbs[verb]!.facts : null
}

function isClosed(node: CardNode, known: Known): boolean {
  const verb = verbOf(node)
  const data = isRecord(node['data']) ? node['data'] : {}
  if ((factsOf(known, verb)?.officers ?? 'never') === 'never') return true
  return verb === 'word.say' && !isOpenWord(known, String(data['word']))
}

function isOpenWord({ words }: Known, word: string): boolean {
  return Object.hasOwn(words, word) && words[word as keyof TypedTable].officers
}
