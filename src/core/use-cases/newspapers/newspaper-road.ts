import { type Actor, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { alone, notComms, roadOf } from '../road.ts'

export type NewspaperRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy
export type NewspaperNeeds = Pick<Ports, 'newspapers' | 'history' | 'commit' | 'now'>

export const newspaperRoad = roadOf({
  of: 'newspaper',
  read: (ports: Pick<Ports, 'newspapers'>, id: string) => ports.newspapers.byId(id).then(alone),
  refuses: notComms,
  attempt: { what: 'newspaper.change', subject: 'newspapers' },
  stamp: (row, at, actor: Actor) => ({ ...row, changedBy: named(actor), changedAt: at }),
  tells: ({ code }) => ({ subject: code }),
  done: newspaper => ({ kind: 'newspaper-changed' as const, newspaper }),
})
export const onNewspaper = newspaperRoad.change

/** A refusal before anything is read. */
export function refusedNewspaper(
  ports: Pick<Ports, 'history' | 'now'>,
  actor: Actor,
  what = 'newspaper.change',
): Promise<{ kind: 'not-comms' }> {
  return refusedAttempt(ports, actor, { what, subject: 'newspapers' }, { kind: 'not-comms' })
}
