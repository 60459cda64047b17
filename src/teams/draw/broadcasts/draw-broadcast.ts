import { mayStart } from '../../../core/broadcasts/ask/may-start.ts'
import { pendingConfirmation } from '../../../core/broadcasts/ask/second-confirmation.ts'
import type { Confirmation } from '../../../core/broadcasts/broadcast.ts'
import type { BroadcastSeen } from '../../../core/broadcasts/report/see-broadcast.ts'
import type { Instant } from '../../../core/time.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { buttonsView } from './card/buttons-view.ts'
import { filesView } from './card/files-view.ts'
import { headerView } from './card/header-view.ts'
import { progressView } from './card/progress-view.ts'
import { checkView } from './check-view.ts'
import { droppedText } from './draw-dropped.ts'
import { eventFacts } from './event-facts.ts'
import { reportView } from './report-view.ts'

/** `perSecond`: the pace that the authority configured. `now`: what the end is reckoned from. */
export type BroadcastData = BroadcastSeen & { perSecond: number; now: Instant }

/** The one card of a broadcast in the comms channel, through all its states. Drawn every few seconds while it runs: light. */
export function drawBroadcast(data: BroadcastData, look: Look): Card {
  const { words } = look
  const { broadcast, report, figures, perSecond } = data
  const { state, check } = broadcast
  const confirmation = pendingConfirmation(broadcast, data.now)
  const open = mayStart(broadcast)
  return drawCard('broadcasts/broadcast', {
    id: broadcast.id,
    ...headerView(data, words),
    isHeld: whyNot(broadcast, words) !== '',
    held: whyNot(broadcast, words),
    hasCheck: check !== null && broadcast.kind === 'send' && open,
    ...checkView(broadcast, perSecond, words),
    hasConfirmation: confirmation !== null && open,
    confirmation: confirmationText(confirmation, words),
    planning: state === 'planning',
    running: (state === 'running' || state === 'paused') && report !== null,
    ...progressView(broadcast, report, data, words),
    ended: (state === 'done' || state === 'stopped') && report !== null,
    ...reportView(data, words),
    eventFacts: eventFacts(figures, words),
    ...filesView(broadcast, words),
    ...buttonsView(data, words),
  }, look)
}

/** Why it does not leave: held, or given up by what somebody did to its post. */
function whyNot({ state, heldBecause, dropped }: Broadcast, words: Words): string {
  if (state === 'held' && heldBecause !== null) return words.text(`broadcasts.broadcast.held.${heldBecause}`)
  return state === 'cancelled' && dropped ? droppedText(dropped, words) : ''
}

/** Of two, the first: who, for how many, and for when. */
function confirmationText(confirmation: Confirmation | null, words: Words): string {
  if (confirmation === null) return ''
  const { by, people, at, scheduledFor } = confirmation
  const values = { name: escapeLine(by.name), count: words.count('audience.headCount', people), date: words.date(at) }
  return scheduledFor === null ? words.text('broadcasts.broadcast.confirmation', values)
    : words.text('broadcasts.broadcast.confirmationAt', { ...values, slot: words.date(scheduledFor) })
}
