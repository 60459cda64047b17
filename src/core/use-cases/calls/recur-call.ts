import { type Jobs, refresh } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Call } from '../../domain/calls/call.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { changeCall } from './change-call.ts'
import { nextChanges } from './open-call.ts'

type Needs = Pick<Ports, 'calls' | 'history' | 'commit' | 'now' | 'newId' | 'newReference'>

/** The job `call.question`: asks once whether a recurring call opens as the last one did. Unanswered, it opens. */
export async function askAboutCall(
  ports: Pick<Ports, 'calls' | 'commit' | 'now'>,
  { id, opensAt }: Jobs['call.question'],
  settings: WorkingHours,
): Promise<void> {
  const now = ports.now()
  const result = await changeCall<{ kind: 'over' }>(ports, null, id, call => {
    const over =
      call.state !== 'planned' || call.opensAt !== opensAt || call.askedAt !== null || call.confirmed !== null
    if (over || now >= opensAt) return { kind: 'over' }
    return {
      call: { ...call, askedAt: now },
      verb: 'call.question-asked',
      details: { opensAt },
      also: [refresh({ card: 'call-question', callId: id }, afterQuietHours(now, settings))],
    }
  })
  if (result.kind === 'busy') throw new Unavailable(result.kind)
}

type Refusal = { kind: 'not-comms' } | { kind: 'call-begun' } | { kind: 'already-confirmed'; call: Call }

/** *Ouvrir comme la dernière fois*: at its hour, as it is planned. */
export async function confirmCall(ports: Needs, actor: Actor, id: string) {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'call.confirm', subject: 'calls' }, { kind: 'not-comms' })
  return changeCall<Refusal>(ports, actor, id, call => {
    if (call.state !== 'planned') return { kind: 'call-begun' }
    if (call.confirmed) return { kind: 'already-confirmed', call }
    return {
      call: { ...call, confirmed: { by: named(actor), at: ports.now() } },
      verb: 'call.confirmed',
      also: call.askedAt === null ? [] : [refresh({ card: 'call-question', callId: id })],
    }
  })
}

/** *Sauter*: this one does not open; the next of a recurring call is planned. */
export async function skipCall(ports: Needs, actor: Actor, id: string, settings: WorkingHours) {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'call.skip', subject: 'calls' }, { kind: 'not-comms' })
  return changeCall<{ kind: 'not-comms' } | { kind: 'call-begun' }>(ports, actor, id, async call => {
    if (call.state !== 'planned') return { kind: 'call-begun' }
    return {
      call: { ...call, state: 'skipped' },
      verb: 'call.skipped',
      also: [
        ...(await nextChanges(ports, call, settings, call.previousId ?? id)),
        ...(call.askedAt === null ? [] : [refresh({ card: 'call-question', callId: id })]),
      ],
    }
  })
}
