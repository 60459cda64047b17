import { type Instant, msBetween } from '../../core/domain/time.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'

/**
 * Verbs that do what another one asked about or prepared in the place of what was pressed, each with that other one.
 * One that is named for itself asks as well as it does: it does with `agreed` on its button.
 */
export const secondSteps: Readonly<Record<string, string>> = {
  'broadcast.calledoff': 'broadcast.calloff',
  'broadcast.confirm': 'broadcast.send',
  'broadcast.resent': 'broadcast.resend',
  'broadcast.scheduled': 'broadcast.schedule',
  'broadcast.takenback': 'broadcast.takeback',
  'call.plan': 'call.plan',
  'call.closed': 'call.close',
  'campaign.closed': 'campaign.close',
  'database.adopted': 'database.adopt',
  'edition.abandon': 'edition.leave',
  'edition.mailed': 'edition.mailed',
  'edition.resend': 'edition.resend',
  'edition.retract': 'edition.withdraw',
  'erasure.confirm': 'erasure.see',
  'erasure.propose': 'erasure.form',
  'event.postponed': 'event.postpone',
  'mydata.erased': 'mydata.erase',
  'relay.ask': 'relay.sites',
  'release.decide': 'release.open',
  'retention.confirm': 'retention.rules',
  'retention.propose': 'retention.rule',
  'sector.ended': 'sector.end',
  'urgent.send': 'urgent.choose',
  'warning.send': 'warning.open',
  'week.moved': 'week.moved',
}

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
export function asking(answer: Answer, now: Instant): Answer {
  return 'card' in answer && answer.card !== undefined ? { ...answer, card: asked(answer.card, now) } : answer
}

/** A card that a job places, or draws again under somebody's finger, is asked by as well. */
export function asked(card: Card, now: Instant): Card {
  return marked(card, now) as Card
}

function marked(node: unknown, now: Instant): unknown {
  if (Array.isArray(node)) return node.map(one => marked(one, now))
  if (!isRecord(node)) return node
  const data = isRecord(node['data']) ? node['data'] : {}
  const verb = node['verb'] ?? data['verb']
  const entries = Object.entries(node).map(([name, value]) => [name, name === 'data' ? value : marked(value, now)])
  const isSecond = String(node['type']).startsWith('Action.') && isSecondStep(String(verb), data)
  return { ...Object.fromEntries(entries), ...(isSecond && { data: { ...data, shownAt: now } }) }
}

/**
 * Whether it is too soon since its question was shown. Another process may have shown it: by a clock that is ahead of
 * ours it is too soon as well, and asked again it bears our time.
 */
export function isHasty(verb: string, data: Record<string, unknown>, now: Instant): boolean {
  const { shownAt } = data
  return isSecondStep(verb, data) && typeof shownAt === 'string' && msBetween(shownAt, now) < readMs
}

function isSecondStep(verb: string, { agreed }: Record<string, unknown>): boolean {
  if (!Object.hasOwn(secondSteps, verb)) return false
  return secondSteps[verb] !== verb || (typeof agreed === 'string' && agreed !== '')
}
