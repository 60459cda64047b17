import { type Instant, msBetween } from '../../core/domain/time.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import type { KnownVerbs } from './verb-facts.ts'

/** The second click of an impatient finger comes sooner; of somebody who read what is asked, later. */
const readMs = 1_500

/** What was typed into the form of that click is in the one that is shown once more. */
export function refilled(answer: Answer, fields: Record<string, unknown>): Answer {
  return 'card' in answer && answer.card !== undefined
    ? { ...answer, card: filled(answer.card, fields) as Card }
    : answer
}

function filled(node: unknown, fields: Record<string, unknown>): unknown {
  if (Array.isArray(node)) return node.map(one => filled(one, fields))
  if (!isRecord(node)) return node
  const entries = Object.entries(node).map(([name, inner]) => [name, name === 'data' ? inner : filled(inner, fields)])
  const typed = String(node['type']).startsWith('Input.') ? fields[String(node['id'])] : undefined
  return { ...Object.fromEntries(entries), ...(typeof typed === 'string' && { value: typed }) }
}

/** When it was shown stands on each button that would do it. */
export function asking(answer: Answer, now: Instant, verbs: KnownVerbs): Answer {
  return 'card' in answer && answer.card !== undefined ? { ...answer, card: asked(answer.card, now, verbs) } : answer
}

/** A card that a job places, or draws again under somebody's finger, is asked by as well. */
export function asked(card: Card, now: Instant, verbs: KnownVerbs): Card {
  return marked(card, now, verbs) as Card
}

function marked(node: unknown, now: Instant, verbs: KnownVerbs): unknown {
  if (Array.isArray(node)) return node.map(one => marked(one, now, verbs))
  if (!isRecord(node)) return node
  const data = isRecord(node['data']) ? node['data'] : {}
  const verb = node['verb'] ?? data['verb']
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    name === 'data' ? value : marked(value, now, verbs),
  ])
  const isSecond = String(node['type']).startsWith('Action.') && isSecondStep(verbs, String(verb), data)
  return { ...Object.fromEntries(entries), ...(isSecond && { data: { ...data, shownAt: now } }) }
}

/**
 * Whether it is too soon since its question was shown. Another process may have shown it: by a clock that is ahead of
 * ours it is too soon as well, and asked again it bears our time.
 */
export function isHasty(verbs: KnownVerbs, verb: string, data: Record<string, unknown>, now: Instant): boolean {
  const { shownAt } = data
  return isSecondStep(verbs, verb, data) && typeof shownAt === 'string' && msBetween(shownAt, now) < readMs
}

function isSecondStep(verbs: KnownVerbs, verb: string, { agreed }: Record<string, unknown>): boolean {
  const after = Object.hasOwn(verbs, verb) ? verbs[verb]!.facts.after : undefined
  return after !== undefined && (after !== verb || (typeof agreed === 'string' && agreed !== ''))
}
