import { honestDuration } from '../../../core/audiences/honest-duration.ts'
import type { Broadcast, BroadcastState, DeliveryReport } from '../../../core/broadcasts/broadcast.ts'
import type { EventFigures } from '../../../core/events/event.ts'
import { later } from '../../../core/time.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { audienceWithCount } from '../view/audience-text.ts'
import { checkView } from './check-view.ts'
import { eventFacts } from './event-facts.ts'
import { reportView } from './report-view.ts'

/** `perSecond`: the pace that the authority configured. */
export type BroadcastData = { broadcast: Broadcast; report: DeliveryReport | null; perSecond?: number; figures?: EventFigures | null }

const colors: Record<BroadcastState, string> = {
  ready: 'accent', scheduled: 'accent', planning: 'accent', running: 'accent', paused: 'warning',
  stopped: 'warning', done: 'good', held: 'attention', cancelled: 'default',
}

/** The one card of a broadcast in the comms channel, through all its states. */
export function drawBroadcast({ broadcast, report, perSecond = 40, figures = null }: BroadcastData, look: Look): Card {
  const { words } = look
  const { state, check, heldBecause } = broadcast
  const ended = state === 'done' || state === 'stopped'
  return drawCard('broadcasts/broadcast', {
    id: broadcast.id,
    kicker: words.text('broadcasts.broadcast.kicker', { reference: broadcast.reference, post: broadcast.postReference }),
    title: escapeLine(broadcast.title),
    state: words.text(`states.broadcast.${state}`),
    color: colors[state],
    to: words.text('broadcasts.broadcast.for', { audience: escapeLine(audienceWithCount(broadcast.audience, broadcast.headCount, words)) }),
    when: when(broadcast, words),
    hasWhen: when(broadcast, words) !== '',
    hasCheck: check !== null && (state === 'ready' || state === 'scheduled'),
    ...checkView(broadcast, perSecond, words),
    planning: state === 'planning',
    running: state === 'running' && report !== null,
    ...progress(broadcast, report, perSecond, words),
    isHeld: heldBecause !== null && state === 'held',
    held: heldBecause === null ? '' : words.text(`broadcasts.broadcast.held.${heldBecause}`),
    ended: ended && report !== null,
    ...reportView(report, words),
    eventFacts: eventFacts(figures, words),
    startable: state === 'ready' || (state === 'held' && heldBecause !== 'seal-mismatch'),
    checkable: state === 'ready' || state === 'scheduled',
    schedulable: state === 'ready',
    cancellable: state === 'scheduled',
    stoppable: state === 'planning' || state === 'running',
  }, look)
}

function when({ state, scheduledFor, sentBy, startedAt, finishedAt }: Broadcast, words: Look['words']): string {
  const key = (name: string) => `broadcasts.broadcast.${name}`
  if (state === 'scheduled' && scheduledFor) return words.text(key('slot'), { date: words.date(scheduledFor) })
  if (state === 'stopped' && finishedAt) return words.text(key('stoppedAt'), { date: words.date(finishedAt) })
  if (finishedAt) return words.text(key('finished'), { date: words.date(finishedAt) })
  if (startedAt && sentBy) return words.text(key('startedBy'), { name: escapeLine(sentBy.name), date: words.date(startedAt) })
  return ''
}

const barLength = 12

function progress({ planned, startedAt }: Broadcast, report: DeliveryReport | null, perSecond: number, words: Look['words']) {
  const { delivered = 0, refused = 0, unknown = 0, queued = 0, sending = 0 } = report?.counts ?? {}
  const done = delivered + refused + unknown
  const all = planned ?? done + queued + sending
  const share = all === 0 ? 0 : Math.min(1, done / all)
  const full = Math.floor(share * barLength)
  return {
    bar: words.text('broadcasts.broadcast.bar', { bar: '▰'.repeat(full) + '▱'.repeat(barLength - full), percent: Math.floor(share * 100) }),
    progress: words.text('broadcasts.broadcast.progress', { done, planned: all }),
    end: startedAt === null ? '' : words.text('broadcasts.broadcast.end', { end: words.time(later(startedAt, honestDuration(all, 0, perSecond))) }),
  }
}
