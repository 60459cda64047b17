import type { Capability, Off } from '../../core/domain/capabilities/capability.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import { pruned, verbOf, withoutLonelyFields } from './pruned.ts'

/** By name: the capabilities of which one must be on. A name that is absent is always available. */
export type PartOf = ReadonlyMap<string, readonly Capability[]>

export type Parts = { verbs: PartOf; words: PartOf }

/** Nobody is shown a button that presses what is switched off. */
export function withoutSwitchedOff(answer: Answer, off: Off, parts: Parts): Answer {
  if (off.size === 0 || !('card' in answer) || answer.card === undefined) return answer
  return { ...answer, card: cardWithoutSwitchedOff(answer.card, off, parts) }
}

export function cardWithoutSwitchedOff(card: Card, off: Off, { verbs, words }: Parts): Card {
  if (off.size === 0) return card
  const closed = (node: Record<string, unknown>): boolean => {
    const verb = verbOf(node)
    const data = isRecord(node['data']) ? node['data'] : {}
    return isOff(verbs, verb, off) || (verb === 'word.say' && isOff(words, String(data['word']), off))
  }
  return withoutLonelyFields(pruned(card, closed)) as Card
}

export function isOff(parts: PartOf, name: string, off: Off): boolean {
  const of = parts.get(name)
  return of !== undefined && of.every(one => off.has(one))
}
