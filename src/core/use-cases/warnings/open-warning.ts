import type { Actor, Named } from '../../domain/actor.ts'
import { type EventNow, type EventTally, eventState, isAhead } from '../../domain/events/event.ts'
import { mayOrganise } from '../../domain/events/organisers.ts'
import { warningsADay, warningsLeft } from '../../domain/events/warning.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { readBrought } from '../events/read-event.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { onCallFor } from '../urgent/open-urgent.ts'

/** The contents of the form. `onCall`: the people whose visa sends it in an hour of urgency. */
export type WarningForm = { event: EventNow; tally: EventTally; onCall: Named[] }
export type OpenWarningResult =
  | ({ kind: 'warning-form' } & WarningForm)
  | { kind: 'warnings-enough'; most: number }
  | { kind: 'not-organiser' | 'not-ahead' | 'not-found' }
export type WarningReads = Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'directory' | 'history' | 'now'>

/** *Prévenir les inscrits*: for organisers, of an event that is still ahead. Changes nothing. */
export async function openWarning(
  ports: WarningReads,
  actor: Actor,
  postId: string,
  settings: Pick<Settings, 'timeZone'>,
): Promise<OpenWarningResult> {
  const event = (await readBrought(ports, postId))?.event
  if (!event) return { kind: 'not-found' }
  const { reference } = event.post
  if (!mayOrganise(event.post, actor))
    return refusedAttempt(ports, actor, { what: 'event.warned', subject: reference }, { kind: 'not-organiser' })
  if (!isAhead(eventState(event, ports.now(), settings))) return { kind: 'not-ahead' }
  if (warningsLeft(event.post, ports.now(), settings) === 0) return { kind: 'warnings-enough', most: warningsADay }
  const [tally, onCall] = await Promise.all([ports.events.tally(postId), onCallFor(ports, [actor.id])])
  return { kind: 'warning-form', event, tally, onCall: onCall.kind === 'on-call' ? onCall.people : [] }
}
