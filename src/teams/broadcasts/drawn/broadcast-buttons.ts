import type { Broadcast, DeliveryReport } from '../../../core/domain/broadcasts/broadcast.ts'
import { pendingConfirmation } from '../../../core/domain/broadcasts/second-confirmation.ts'
import { mayStart } from '../../../core/domain/broadcasts/start-time.ts'
import { endsEvent } from '../../../core/domain/events/event.ts'
import type { BroadcastSeen } from '../../../core/domain/faces/broadcast-seen.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { hasUnreachable, isPrepared } from '../../../core/use-cases/broadcasts/seen/ask-for-files.ts'
import { keysOf, type Words } from '../../../words.ts'
import { isMidway } from './broadcast-header.ts'

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
export function changeable({ broadcast, report, stands }: BroadcastSeen): boolean {
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
