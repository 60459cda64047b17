import type { Broadcast } from '../../../core/domain/broadcasts/broadcast.ts'
import { pendingConfirmation } from '../../../core/domain/broadcasts/second-confirmation.ts'
import { mayStart } from '../../../core/domain/broadcasts/start-time.ts'
import type { BroadcastSeen, ChangedSince } from '../../../core/domain/faces/broadcast-seen.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { localDay } from '../../../core/domain/working-time/local-time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { buttonsView, changeable, isWaiting } from './broadcast-buttons.ts'
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
