import { mayStart } from '../../core/domain/broadcasts/may-start.ts'
import { pendingConfirmation } from '../../core/domain/broadcasts/second-confirmation.ts'
import type { Broadcast, DeliveryReport } from '../../core/domain/broadcasts/broadcast.ts'
import { hasUnreachable, isPrepared } from '../../core/use-cases/broadcasts/ask-for-files.ts'
import type { BroadcastSeen } from '../../core/domain/faces/broadcast-seen.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { isMidway } from './header-view.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`

/** Which buttons stand on the card: the use cases decide, this only hides what would be refused. */
export function buttonsView({ broadcast, report, stands, again, now }: BroadcastSeen & { now: Instant }, words: Words) {
  const { kind, state } = broadcast
  const sends = kind === 'send'
  const ended = state === 'done' || state === 'stopped'
  const open = mayStart(broadcast)
  const { delivered, unknown, cancelled } = figures(report)
  const resendable = ended && sends && unknown > 0 && again
  const changeable = ended && sends && delivered > 0 && stands
  return {
    checkable: sends && open,
    startable: open,
    startTitle: words.text(key(kind === 'correct' ? 'correctNow' : 'send')),
    schedulable: sends && open && broadcast.startedAt === null,
    cancellable: state === 'scheduled' || isWaiting(broadcast, now),
    cancelTitle: words.text(keyOf('cancel', kind, words)),
    listable: hasUnreachable(broadcast) && !isPrepared(broadcast.unreachable),
    pausable: state === 'planning' || state === 'running',
    resumable: state === 'paused' || (ended && cancelled > 0 && again),
    resumeTitle: ended
      ? words.count(kind === 'send' ? key('resumeLeft') : key(`resumeLeftOf.${kind}`), cancelled)
      : words.text(key('resume')),
    // Held half-way, it may never go on: what arrived can only be corrected or taken back once it has ended.
    stoppable: ['planning', 'running', 'paused'].includes(state) || isMidway(broadcast, report),
    stopTitle: words.text(keyOf('stop', kind, words)),
    // Beside three others it is folded.
    resendable: resendable && !changeable,
    resendFolded: resendable && changeable,
    resendTitle: words.count(key('resend'), unknown),
    changeable,
    exportable: ended && !isPrepared(broadcast.report),
  }
}

/** For the second of two people. Nothing else is ready of a removal. */
export function isWaiting(broadcast: Broadcast, now: Instant): boolean {
  const open = mayStart(broadcast) || (broadcast.kind === 'take-back' && broadcast.state === 'ready')
  return open && pendingConfirmation(broadcast, now) !== null
}

function keyOf(name: string, kind: Broadcast['kind'], words: Words): string {
  const own = key(`${name}Of.${kind}`)
  return words.has(own) ? own : key(name)
}

function figures(report: DeliveryReport | null) {
  return {
    delivered: report?.counts.delivered ?? 0,
    unknown: report?.counts.unknown ?? 0,
    cancelled: report?.refused.cancelled ?? 0,
  }
}
