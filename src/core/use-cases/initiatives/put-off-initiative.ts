import { type Change, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import { alreadyDecided, type AlreadyDecided, type Initiative, reasonMax } from '../../domain/initiatives/initiative.ts'
import { morningOf, putOff, readLaterOn } from '../../domain/initiatives/put-off.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { byComms } from './change-initiative.ts'

/** Untrusted: a day as a date input gives it, and perhaps a reason. */
export type LaterInput = { id: string; on: unknown; reason: unknown }
/** Field → key under `errors`. */
export type LaterErrors = { on?: 'required' | 'not-a-day' | 'day-past' | 'too-far'; reason?: 'too-long' }

type LaterRefusal =
  | AlreadyDecided
  | { kind: 'invalid'; errors: LaterErrors }
  /** The very same click, delivered again. */
  | { kind: 'already-put-off'; initiative: Initiative }

/** *Pas maintenant*: it comes back to the inbox on a working day, and its author learns on which, and why. */
export function putOffInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  input: LaterInput,
  settings: WorkingHours,
) {
  const { id } = input
  const reason = cleanText(input.reason)
  return byComms.change<LaterRefusal>(ports, actor, id, initiative => {
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const at = ports.now()
    const read = readLaterOn(cleanText(input.on), at, settings)
    const errors: LaterErrors = {
      ...('error' in read && { on: read.error }),
      ...(reason.length > reasonMax && { reason: 'too-long' }),
    }
    if ('error' in read || errors.reason) return { kind: 'invalid', errors }
    const delay = { by: named(actor), at, on: read.on, reason: reason === '' ? null : reason, back: null }
    if (isSame(initiative, delay)) return { kind: 'already-put-off', initiative }
    return {
      row: putOff(initiative, delay),
      verb: 'initiative.put-off',
      details: { on: delay.on, ...(delay.reason !== null && { reason }) },
      also: [
        refresh({ card: 'delay', initiativeId: id, index: (initiative.delays ?? []).length }),
        { job: 'initiative.return', data: { id, on: delay.on }, at: morningOf(delay.on, settings) },
      ],
    }
  })
}

function isSame(
  { laterOn, delays = [] }: Initiative,
  delay: { on: string; by: { id: string }; reason: string | null },
) {
  const last = delays.at(-1)
  return laterOn === delay.on && last?.by.id === delay.by.id && last.reason === delay.reason
}

/** Tells the author that it is in the inbox again. */
export function backCard({ id, delays = [] }: Initiative): Change[] {
  return [refresh({ card: 'return', initiativeId: id, index: delays.length - 1 })]
}
