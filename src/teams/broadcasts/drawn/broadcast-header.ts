import type { AudienceCheck } from '../../../core/domain/audiences/audience.ts'
import { honestDuration } from '../../../core/domain/audiences/honest-duration.ts'
import type { Broadcast, BroadcastState, DeliveryReport } from '../../../core/domain/broadcasts/broadcast.ts'
import type { BroadcastSeen, ChangedSince } from '../../../core/domain/faces/broadcast-seen.ts'
import { later } from '../../../core/domain/time.ts'
import type { Question } from '../../../core/use-cases/broadcasts/sending/ask-to-send.ts'
import { keysOf, type PlainName, type Words } from '../../../words.ts'
import { audienceWithCount } from '../../cards/audience-text.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate, names } from '../../cards/names.ts'

const key = keysOf('broadcasts.broadcast')

const colors: Record<BroadcastState, string> = {
  ready: 'accent',
  scheduled: 'accent',
  planning: 'accent',
  running: 'accent',
  paused: 'warning',
  stopped: 'warning',
  done: 'good',
  held: 'attention',
  cancelled: 'default',
}

/** What it is, to whom, in which state. */
export function headerView(
  { broadcast, report, target, changes: since }: Pick<BroadcastSeen, 'broadcast' | 'report' | 'target' | 'changes'>,
  words: Words,
) {
  const { kind, reference, postReference, state } = broadcast
  const title = escapeLine(broadcast.title)
  const changes = kind !== 'send' && target !== null
  return {
    kicker: words.text(key('kicker'), { reference, post: postReference }),
    title: changes ? words.text(key(`titles.${kind}`), { target: target.reference }) : title,
    changes,
    subtitle: title,
    state: isMidway(broadcast, report) ? words.text('states.broadcastMidway') : stateSince(broadcast, since, words),
    color: colors[state],
    to: toWhom(broadcast, target, words),
    isMandatory: kind === 'send' && broadcast.mandatory,
    ...urgentView(broadcast, words),
    ...whenView(broadcast, words),
  }
}

/** Held after some cards had left already. */
export function isMidway({ state }: Broadcast, report: DeliveryReport | null): boolean {
  return state === 'held' && report !== null && report.counts.delivered + report.counts.unknown > 0
}

/** « Corrigée » of a correction, « Diffusée » of what was sent. */
export function stateText(broadcast: Pick<Broadcast, 'kind' | 'state' | 'heldBecause'>, words: Words): string {
  const { kind, state, heldBecause } = broadcast
  if (state === 'held' && heldBecause === 'restored') return words.text('states.broadcastRestored')
  const own = `states.broadcastOf.${kind}.${state}` as const
  return words.text(words.has(own) ? own : `states.broadcast.${state}`)
}

/** « Diffusée, puis retirée » */
export function stateSince(broadcast: Broadcast, since: readonly ChangedSince[], words: Words): string {
  const state = stateText(broadcast, words)
  const [last] = since
  if (!last || last.broadcast.kind === 'send') return state
  const part = last.broadcast.state === 'done' ? 'changed' : 'changedPart'
  return words.text('states.since', { state, change: words.text(`states.${part}.${last.broadcast.kind}`) })
}

/** A change of cards concerns people who have one, whatever the audience was. */
function toWhom(
  { kind, planned, audience, headCount }: Broadcast,
  target: BroadcastSeen['target'],
  words: Words,
): string {
  if (kind !== 'send') return words.count(key('at'), planned ?? target?.people ?? headCount)
  return words.text(key('for'), { audience: escapeLine(audienceWithCount(audience, headCount, words)) })
}

/** Whose visa sent it, and who was told afterwards. */
function urgentView({ urgent }: Broadcast, words: Words): { isUrgent: boolean; urgent: string } {
  if (!urgent) return { isUrgent: false, urgent: '' }
  const told = urgent.told ?? []
  const values = { name: escapeLine(urgent.by.name), names: escapeLine(names(told, words)) }
  return { isUrgent: true, urgent: words.text(key(told.length > 0 ? 'urgentTold' : 'urgent'), values) }
}

function whenView(broadcast: Broadcast, words: Words): { when: string } {
  const when = whenText(broadcast, words)
  return { when }
}

function whenText(broadcast: Broadcast, words: Words): string {
  const { state, scheduledFor, finishedAt, paused } = broadcast
  if (state === 'scheduled' && scheduledFor) return words.text(key('slot'), { date: words.date(scheduledFor) })
  if (state === 'paused' && paused)
    return words.text(key('pausedSince'), { date: words.date(paused.at), name: escapeLine(paused.by.name) })
  if ((state !== 'stopped' && state !== 'done') || !finishedAt) return startedText(broadcast, words)
  const ended = words.text(key(state === 'done' ? 'finished' : 'stoppedAt'), { date: words.date(finishedAt) })
  const names = askedBy(broadcast, words)
  return names === '' ? ended : words.text(key('endedBy'), { ended, names })
}

function startedText({ startedAt, sentBy, firstBy }: Broadcast, words: Words): string {
  if (!startedAt || !sentBy) return ''
  const values = { name: escapeLine(sentBy.name), date: words.date(startedAt) }
  return firstBy
    ? words.text(key('startedByTwo'), { ...values, first: escapeLine(firstBy.name) })
    : words.text(key('startedBy'), values)
}

/** The person who sent it; above the ceiling, both. */
export function askedBy({ firstBy, sentBy }: Pick<Broadcast, 'firstBy' | 'sentBy'>, words: Words): string {
  return enumerate(
    [firstBy, sentBy].flatMap(one => (one ? [escapeLine(one.name)] : [])),
    words,
  )
}

/** How many people it would reach, how long it would take, and warnings before sending. */
export function checkView({ check, headCount, scheduledFor, mandatory }: Broadcast, perSecond: number, words: Words) {
  if (check === null) return { checkedAt: '', checkLines: [], duration: '', leftOut: '', since: '', warnings: [] }
  const ms = honestDuration(check, { perSecond, mandatory })
  const timing = { count: words.count('audience.headCount', check.people), duration: words.duration(ms) }
  return {
    checkedAt: words.text(key('check'), { date: words.date(check.at) }),
    checkLines: checkLines(check, mandatory, words),
    duration:
      scheduledFor === null
        ? words.text(key('duration'), timing)
        : words.text(key('durationEnd'), { ...timing, end: words.time(later(scheduledFor, ms)) }),
    leftOut: leftOut(check, words),
    since: sinceText(check, words),
    warnings: warnings(check, headCount, words).map(text => ({ text })),
  }
}

/** Reached people are always shown; the other lines only if there are any. */
function checkLines(check: AudienceCheck, mandatory: boolean, words: Words) {
  const line = (name: PlainName<'broadcasts.broadcast.checked'>, n: number) => ({
    what: words.text(key(`checked.${name}`)),
    people: words.number(n),
    n,
  })
  return [
    line('reachable', check.reachable),
    ...[
      line(check.installs === false ? 'notInstalledAlone' : 'notInstalled', check.notInstalled),
      line('blocked', check.blocked),
      line('noTeams', check.noTeams),
      line(mandatory ? 'optedOutStill' : 'optedOut', check.optedOut),
      line('withoutDepartment', check.withoutDepartment),
    ].filter(({ n }) => n > 0),
  ].map(({ what, people }) => ({ what, people }))
}

function leftOut({ guests, shared }: AudienceCheck, words: Words): string {
  const list = [
    ...(guests > 0 ? [words.count(key('guests'), guests)] : []),
    ...(shared > 0 ? [words.count(key('shared'), shared)] : []),
  ]
  return list.length === 0 ? '' : words.text(key('leftOut'), { list: enumerate(list, words) })
}

function sinceText({ sinceLast }: AudienceCheck, words: Words): string {
  if (sinceLast === null) return ''
  const { reference, joined, left } = sinceLast
  return words.text(key(joined + left > 0 ? 'since.both' : 'since.same'), { reference, joined, left })
}

function warnings({ people, oftenThisWeek }: AudienceCheck, headCount: number, words: Words): string[] {
  const difference = Math.abs(people - headCount)
  const approved = words.count('audience.headCount', headCount)
  return [
    ...(difference > 0 ? [words.count(key('differs'), difference, { approved })] : []),
    ...(oftenThisWeek > 0 ? [words.count(key('often'), oftenThisWeek)] : []),
  ]
}

/** Warnings about the people for the person who is about to send, one line each. */
export function warningsView(
  { broadcast, resent }: Pick<Question, 'broadcast' | 'resent'>,
  words: Words,
): { text: string }[] {
  const key = keysOf('broadcasts.confirm')
  const { check, headCount, kind, mandatory, heldBecause } = broadcast
  const lines = heldBecause === 'restored' ? [words.text('broadcasts.broadcast.held.restored')] : []
  if (kind !== 'send' && resent > 0) lines.push(words.count(key('resent'), resent))
  if (kind !== 'send' || check === null) return lines.map(text => ({ text }))
  const { people, blocked, noTeams, oftenThisWeek, optedOut, sinceLast } = check
  const unreachable = blocked + noTeams
  if (people !== headCount)
    lines.push(words.text(key('differs'), { approved: words.count('audience.headCount', headCount) }))
  if (sinceLast !== null && sinceLast.joined + sinceLast.left > 0) lines.push(words.text(key('since'), sinceLast))
  if (unreachable > 0) lines.push(words.count(key('unreachable'), unreachable))
  if (optedOut > 0 && !mandatory) lines.push(words.count(key('optedOut'), optedOut))
  if (oftenThisWeek > 0) lines.push(words.count(key('often'), oftenThisWeek))
  return lines.map(text => ({ text }))
}
