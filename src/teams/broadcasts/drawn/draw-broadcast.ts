import type { Broadcast, DeliveryReport } from '../../../core/domain/broadcasts/broadcast.ts'
import { pendingConfirmation } from '../../../core/domain/broadcasts/second-confirmation.ts'
import { mayStart } from '../../../core/domain/broadcasts/start-time.ts'
import { endsEvent } from '../../../core/domain/events/event.ts'
import type { BroadcastSeen, ChangedSince } from '../../../core/domain/faces/broadcast-seen.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { localDay } from '../../../core/domain/working-time/local-time.ts'
import { hasUnreachable, isPrepared } from '../../../core/use-cases/broadcasts/seen/ask-for-files.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { askedBy, checkView, headerView, isMidway } from './broadcast-header.ts'
import { heldText } from './draw-held-broadcast.ts'
import { droppedText } from './draw-dropped.ts'
import { eventFacts, filesView } from './broadcast-lines.ts'
import { sitesConfirmationText, sitesView } from './broadcast-sites.ts'
import { progressView, reportView } from './broadcast-figures.ts'

/** `perSecond`: the pace that the authority configured. `now`: what the end is reckoned from. */
export type BroadcastData = BroadcastSeen & { perSecond: number; now: Instant }

/**
 * The one card of a broadcast in the comms channel, in all its states. Light: drawn every few seconds while it runs.
 */
export function drawBroadcast(data: BroadcastData, look: Look): Card {
  const { words } = look
  const { broadcast, report, perSecond } = data
  const { state } = broadcast
  const open = mayStart(broadcast)
  const ahead = warnable(data, look)
  return drawCard(
    'broadcasts/broadcast',
    {
      id: broadcast.id,
      ...headerView(data, words),
      held: whyNot(broadcast, words),
      checkStands: broadcast.kind === 'send' && open && isPresent(broadcast),
      ...checkView(broadcast, perSecond, words),
      ...changesView(data, words),
      confirmation: [confirmationText(broadcast, data.now, words), sitesConfirmationText(broadcast, data.now, look)]
        .filter(Boolean)
        .join('\n\n'),
      planning: state === 'planning',
      planningText: words.text(`broadcasts.broadcast.${broadcast.kind === 'send' ? 'planning' : 'planningChange'}`),
      running: report !== null && (state === 'running' || state === 'paused' || isMidway(broadcast, report)),
      ...progressView(broadcast, report, data, words),
      ended: (state === 'done' || state === 'stopped') && report !== null,
      ...reportView(data, words),
      eventFacts: eventFacts(data, words),
      eventId: data.figures === null ? '' : broadcast.postId,
      warnable: ahead,
      // As a correction is; what may be put off may be called off.
      postponable: changeable(data) ? ahead : '',
      reason: [reasonText(broadcast, words), namesGoneText(broadcast, words)].filter(Boolean).join('\n\n'),
      ...filesView(broadcast, words),
      ...sitesView(data, look),
      ...buttonsView(data, words),
    },
    look,
  )
}

/** The event whose registered people may still be told something; empty: none. */
function warnable({ broadcast, figures, stands, calledOff, now, until }: BroadcastData, { timeZone }: Look): string {
  const { kind, postId } = broadcast
  // An event that was put off is over on another day than the one that it was sent with.
  const over = until === undefined ? broadcast.expiresOn : until
  const ahead = over === null || localDay(now, timeZone) < over
  return figures !== null && kind === 'send' && stands && !calledOff && ahead ? postId : ''
}

/** Why an event is called off: the second of two people confirms these words too. */
export function reasonText({ reason }: Broadcast, words: Words): string {
  return reason === undefined ? '' : words.text('broadcasts.broadcast.reason', { reason: escapeLine(reason) })
}

function namesGoneText({ namesGoneAt: at }: Broadcast, words: Words): string {
  return at === undefined ? '' : words.text('broadcasts.broadcast.namesGone', { date: words.date(at) })
}

/** A check from before the sending does not describe the people who are left. */
function isPresent({ check, startedAt }: Broadcast): boolean {
  return check !== null && (startedAt === null || check.at > startedAt)
}

/** Why it does not leave: held, or given up by an action on its post. */
function whyNot(broadcast: Broadcast, words: Words): string {
  const { state, dropped } = broadcast
  if (state === 'held') return heldText(broadcast, words)
  return state === 'cancelled' && dropped ? droppedText(dropped, words) : ''
}

/** The first of two confirmations: by whom, for how many people, and for when. */
function confirmationText(broadcast: Broadcast, now: Instant, words: Words): string {
  const confirmation = pendingConfirmation(broadcast, now)
  if (confirmation === null || !isWaiting(broadcast, now)) return ''
  const { kind } = broadcast
  const { by, people, at, scheduledFor } = confirmation
  const values = { name: escapeLine(by.name), count: words.count('audience.headCount', people), date: words.date(at) }
  if (kind === 'correct' || kind === 'take-back' || kind === 'call-off')
    return words.text(`broadcasts.broadcast.confirmationOf.${kind}`, values)
  return scheduledFor === null
    ? words.text('broadcasts.broadcast.confirmation', values)
    : words.text('broadcasts.broadcast.confirmationAt', { ...values, slot: words.date(scheduledFor) })
}

const key = keysOf('broadcasts.broadcast')

/** The buttons of the card: the use cases decide, this only hides what would be refused. */
export function buttonsView(seen: BroadcastSeen & { now: Instant }, words: Words) {
  const { broadcast, report, again, now } = seen
  const { kind, state } = broadcast
  const sends = kind === 'send'
  const ended = state === 'done' || state === 'stopped'
  const open = mayStart(broadcast)
  const { unknown, cancelled } = figures(report)
  const isNamed = broadcast.namesGoneAt === undefined
  const resendable = ended && sends && unknown > 0 && again && isNamed
  const removable = changeable(seen)
  return {
    checkable: sends && open,
    startable: open,
    startTitle: words.text(key(kind === 'correct' ? 'correctNow' : 'send')),
    schedulable: sends && open && broadcast.startedAt === null,
    cancellable: state === 'scheduled' || isWaiting(broadcast, now),
    cancelTitle: titleOf('cancel', kind, words),
    listable: hasUnreachable(broadcast) && !isPrepared(broadcast.unreachable),
    pausable: state === 'planning' || state === 'running',
    resumable: state === 'paused' || (ended && cancelled > 0 && again && isNamed),
    resumeTitle: ended
      ? words.count(kind === 'send' ? key('resumeLeft') : key(`resumeLeftOf.${kind}`), cancelled)
      : words.text(key('resume')),
    // A broadcast held half-way may never go on: delivered cards can only be corrected or taken back once it has ended.
    stoppable: ['planning', 'running', 'paused'].includes(state) || isMidway(broadcast, report),
    stopTitle: titleOf('stop', kind, words),
    // Beside three others it is folded.
    resendable: resendable && !removable,
    resendFolded: resendable && removable,
    resendTitle: words.count(key('resend'), unknown),
    // A called-off event keeps its cards, or they are taken back.
    correctable: removable && !seen.calledOff,
    removable,
    exportable: ended && !isPrepared(broadcast.report),
  }
}

/** Whether there are cards that can be changed. */
function changeable({ broadcast, report, stands }: BroadcastSeen): boolean {
  const { kind, state, namesGoneAt } = broadcast
  if (namesGoneAt !== undefined) return false
  return kind === 'send' && (state === 'done' || state === 'stopped') && figures(report).delivered > 0 && stands
}

/** Waits for the second of two people. No other broadcast that ends cards is ever ready. */
export function isWaiting(broadcast: Broadcast, now: Instant): boolean {
  const open = mayStart(broadcast) || (endsEvent(broadcast) && broadcast.state === 'ready')
  return open && pendingConfirmation(broadcast, now) !== null
}

function titleOf(name: 'cancel' | 'stop', kind: Broadcast['kind'], words: Words): string {
  const own = key(`${name}Of.${kind}`)
  return words.text(words.has(own) ? own : key(name))
}

function figures(report: DeliveryReport | null) {
  return {
    delivered: report?.counts.delivered ?? 0,
    unknown: report?.counts.unknown ?? 0,
    cancelled: report?.refused.cancelled ?? 0,
  }
}

/** Changes of its cards since it brought them, and how many people may have two cards. */
export function changesView(
  { broadcast, changes, target }: Pick<BroadcastSeen, 'broadcast' | 'changes' | 'target'>,
  words: Words,
) {
  const resent = (broadcast.kind === 'send' ? broadcast.resent : target?.resent) ?? 0
  return {
    changedSince: changes.map(one => ({ text: changeText(one, words) })),
    wasResent: resent > 0,
    resent: words.count(key(`resent.${broadcast.kind}`), resent, { target: target?.reference ?? '' }),
  }
}

/** « Retirée chez 2 829 agents, le mercredi 25 novembre à 10 h 41, par Claire Moreau (DIF-2026-0021). » */
function changeText({ broadcast, people }: ChangedSince, words: Words): string {
  const { kind, reference, finishedAt, planned } = broadcast
  // No second sending: later broadcasts changed its cards.
  if (kind === 'send') return ''
  const count = words.count('audience.headCount', people)
  return words.text(key(`changed.${kind}`), {
    people:
      planned === null || planned <= people ? count : words.text(key('outOf'), { count, all: words.number(planned) }),
    date: finishedAt === null ? '' : words.date(finishedAt),
    name: askedBy(broadcast, words),
    reference,
  })
}
