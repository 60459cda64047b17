import { readsOnly } from '../../core/domain/actor.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import { type CardNode, pruned, verbOf } from './pruned.ts'
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
    node => (factsOf(known, verbOf(node))?.opensForm ? opened : {}),
  )
  return { ...answer, card: (some(card, takesFields) ? card : withoutFields(card)) as Card }
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

function takesFields(node: CardNode): boolean {
  return verbOf(node) !== '' && node['associatedInputs'] !== 'none'
}

function isField(node: unknown): boolean {
  return isRecord(node) && String(node['type']).startsWith('Input.')
}

/** Of what is shown; what refreshes a card sends no field. */
function some(node: unknown, is: (node: CardNode) => boolean): boolean {
  if (Array.isArray(node)) return node.some(one => some(one, is))
  if (!isRecord(node)) return false
  return is(node) || Object.entries(node).some(([name, value]) => !isAside.has(name) && some(value, is))
}

const isAside = new Set(['data', 'fallback', 'refresh'])

/** Nor the heading above them: a container of fields goes whole, where nothing in it leads on. */
function withoutFields(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter(one => !isField(one) && !isForm(one)).map(withoutFields)
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, name === 'data' ? value : withoutFields(value)]),
  )
}

function isForm(node: unknown): boolean {
  if (!isRecord(node) || node['type'] !== 'Container' || !Array.isArray(node['items'])) return false
  return node['items'].some(isField) && !some(node, one => verbOf(one) !== '')
}
