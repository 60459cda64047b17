import { type Jobs, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import type { Call } from '../../domain/calls/call.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { callRoad } from './change-call.ts'
import { nextChanges } from './open-call.ts'

type Needs = Pick<Ports, 'calls' | 'history' | 'commit' | 'now' | 'newId' | 'newReference'>

/** The job `call.question`: asks once whether a recurring call opens as the last one did. Unanswered, it opens. */
export async function askAboutCall(
  ports: Pick<Ports, 'calls' | 'commit' | 'now'>,
  { id, opensAt }: Jobs['call.question'],
  settings: WorkingHours,
): Promise<void> {
  const now = ports.now()
  await callRoad.byMary<{ kind: 'over' }>(ports, { id, what: 'call.question-asked' }, call => {
    const over =
      call.state !== 'planned' || call.opensAt !== opensAt || call.askedAt !== null || call.confirmed !== null
    if (over || now >= opensAt) return { kind: 'over' }
    return {
      row: { ...call, askedAt: now },
      verb: 'call.question-asked',
      details: { opensAt },
      also: [refresh({ card: 'call-question', callId: id }, afterQuietHours(now, settings))],
    }
  })
}

type Refusal = { kind: 'call-begun' } | { kind: 'already-confirmed'; call: Call }

/** *Ouvrir comme la dernière fois*: at its hour, as it is planned. */
export function confirmCall(ports: Needs, actor: Actor, id: string) {
  return callRoad.change<Refusal>(ports, actor, { id, what: 'call.confirm' }, call => {
    if (call.state !== 'planned') return { kind: 'call-begun' }
    if (call.confirmed) return { kind: 'already-confirmed', call }
    return {
      row: { ...call, confirmed: { by: named(actor), at: ports.now() } },
      verb: 'call.confirmed',
      also: call.askedAt === null ? [] : [refresh({ card: 'call-question', callId: id })],
    }
  })
}

/** *Sauter*: this call does not open; the next one of a recurring call is planned. */
export function skipCall(ports: Needs, actor: Actor, id: string, settings: WorkingHours) {
  return callRoad.change<{ kind: 'call-begun' }>(ports, actor, { id, what: 'call.skip' }, async call => {
    if (call.state !== 'planned') return { kind: 'call-begun' }
    return {
      row: { ...call, state: 'skipped' },
      verb: 'call.skipped',
      also: [
        ...(await nextChanges(ports, call, settings, call.previousId ?? id)),
        ...(call.askedAt === null ? [] : [refresh({ card: 'call-question', callId: id })]),
      ],
    }
  })
}
