import { mayStart } from '../../core/domain/broadcasts/may-start.ts'
import { pendingConfirmation } from '../../core/domain/broadcasts/second-confirmation.ts'
import type { Broadcast, BroadcastKind, Confirmation } from '../../core/domain/broadcasts/broadcast.ts'
import type { BroadcastSeen } from '../../core/domain/faces/broadcast-seen.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { buttonsView, isWaiting } from './buttons-view.ts'
import { changesView } from './changes-view.ts'
import { filesView } from './files-view.ts'
import { headerView, isMidway } from './header-view.ts'
import { progressView } from './progress-view.ts'
import { checkView } from './check-view.ts'
import { droppedText } from './draw-dropped.ts'
import { eventFacts } from './event-facts.ts'
import { reportView } from './report-view.ts'

/** `perSecond`: the pace that the authority configured. `now`: what the end is reckoned from. */
export type BroadcastData = BroadcastSeen & { perSecond: number; now: Instant }

/**
 * The one card of a broadcast in the comms channel, through all its states. Drawn every few seconds while it runs:
 * light.
 */
export function drawBroadcast(data: BroadcastData, look: Look): Card {
  const { words } = look
  const { broadcast, report, perSecond } = data
  const { state } = broadcast
  const confirmation = pendingConfirmation(broadcast, data.now)
  const open = mayStart(broadcast)
  return drawCard('broadcasts/broadcast', {
    id: broadcast.id,
    ...headerView(data, words),
    isHeld: whyNot(broadcast, words) !== '',
    held: whyNot(broadcast, words),
    hasCheck: broadcast.kind === 'send' && open && isPresent(broadcast),
    ...checkView(broadcast, perSecond, words),
    ...changesView(data, words),
    hasConfirmation: confirmation !== null && isWaiting(broadcast, data.now),
    confirmation: confirmationText(broadcast.kind, confirmation, words),
    planning: state === 'planning',
    planningText: words.text(`broadcasts.broadcast.${broadcast.kind === 'send' ? 'planning' : 'planningChange'}`),
    running: report !== null && (state === 'running' || state === 'paused' || isMidway(broadcast, report)),
    ...progressView(broadcast, report, data, words),
    ended: (state === 'done' || state === 'stopped') && report !== null,
    ...reportView(data, words),
    eventFacts: eventFacts(data, words),
    ...filesView(broadcast, words),
    ...buttonsView(data, words),
  }, look)
}

/** A check from before the sending tells nothing of those who are left. */
function isPresent({ check, startedAt }: Broadcast): boolean {
  return check !== null && (startedAt === null || check.at > startedAt)
}

/** Why it does not leave: held, or given up by what somebody did to its post. */
function whyNot({ state, heldBecause, dropped }: Broadcast, words: Words): string {
  if (state === 'held' && heldBecause !== null) return words.text(`broadcasts.broadcast.held.${heldBecause}`)
  return state === 'cancelled' && dropped ? droppedText(dropped, words) : ''
}

/** Of two, the first: who, for how many, and for when. */
function confirmationText(kind: BroadcastKind, confirmation: Confirmation | null, words: Words): string {
  if (confirmation === null) return ''
  const { by, people, at, scheduledFor } = confirmation
  const values = { name: escapeLine(by.name), count: words.count('audience.headCount', people), date: words.date(at) }
  if (kind === 'correct' || kind === 'take-back')
    return words.text(`broadcasts.broadcast.confirmationOf.${kind}`, values)
  return scheduledFor === null ? words.text('broadcasts.broadcast.confirmation', values)
    : words.text('broadcasts.broadcast.confirmationAt', { ...values, slot: words.date(scheduledFor) })
}
