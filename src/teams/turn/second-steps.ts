import { type Instant, msBetween } from '../../core/domain/time.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import type { KnownVerbs } from './verb-facts.ts'

/** A double click comes sooner than this; the click of a person who has read the question comes later. */
const readMs = 1_500

/** The form that is shown again holds what was typed into the form of that click. */
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

/** Each button that confirms carries the time at which the question was shown. */
export function asking(answer: Answer, now: Instant, verbs: KnownVerbs): Answer {
  return 'card' in answer && answer.card !== undefined ? { ...answer, card: asked(answer.card, now, verbs) } : answer
}

/** A card that a job places or redraws may ask the question too. */
export function asked(card: Card, now: Instant, verbs: KnownVerbs): Card {
  return marked(card, now, verbs) as Card
}

/** What holds no such button stays the same object: a card is looked through at every answer, and seldom asks. */
function marked(node: unknown, now: Instant, verbs: KnownVerbs): unknown {
  if (Array.isArray(node)) {
    const marks = node.map(one => marked(one, now, verbs))
    return marks.some((one, index) => one !== node[index]) ? marks : node
  }
  if (!isRecord(node)) return node
  let changed: Record<string, unknown> | undefined
  for (const name in node) {
    const value = node[name]
    if (name === 'data' || typeof value !== 'object') continue
    const mark = marked(value, now, verbs)
    if (mark !== value) (changed ??= { ...node })[name] = mark
  }
  if (!String(node['type']).startsWith('Action.')) return changed ?? node
  const data = isRecord(node['data']) ? node['data'] : {}
  const isSecond = isSecondStep(verbs, String(node['verb'] ?? data['verb']), data)
  return isSecond ? { ...(changed ?? node), data: { ...data, shownAt: now } } : (changed ?? node)
}

/**
 * Whether the click came too soon after its question was shown. Another process may have shown it: a time in our future
 * counts as too soon as well, and the question asked again carries our time.
 */
export function isHasty(verbs: KnownVerbs, verb: string, data: Record<string, unknown>, now: Instant): boolean {
  const { shownAt } = data
  return isSecondStep(verbs, verb, data) && typeof shownAt === 'string' && msBetween(shownAt, now) < readMs
}

function isSecondStep(verbs: KnownVerbs, verb: string, { agreed }: Record<string, unknown>): boolean {
  const after = Object.hasOwn(verbs, verb) ? verbs[verb]!.facts.after : undefined
  return after !== undefined && (after !== verb || (typeof agreed === 'string' && agreed !== ''))
}
