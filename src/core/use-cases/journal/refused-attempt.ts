import type { Actor } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { later } from '../../domain/time.ts'

/** At most so many of one person within an hour, so that nobody can fill the journal. */
export const refusedMost = 20
const hourMs = 60 * 60_000
/** Refusals that depend on a role, which only the directory can tell. */
export const ofRoles: readonly string[] = [
  ...['not-comms', 'not-admin', 'not-officer', 'not-organiser', 'not-author'],
  ...['not-your-history', 'comms-postpones', 'call-off-comms'],
]

/** `what`: the verb that was pressed. `subject`: the reference of something that was found, never an id from a card. */
export type Attempted = { what: string; subject: string; seal?: string | null }

/**
 * A known person tried what they may not: it is recorded, and nothing else changes. Where nobody could tell the roles
 * it is not.
 */
export async function refusedAttempt<const Refused extends { kind: string }>(
  ports: Pick<Ports, 'history' | 'now'>,
  actor: Actor,
  { what, subject, seal = null }: Attempted,
  refused: Refused,
  kind: string = refused.kind,
): Promise<Refused> {
  if (actor.rolesUnknown && ofRoles.includes(kind)) return refused
  const since = later(ports.now(), -hourMs)
  await ports.history.refused(
    { verb: 'attempt.refused', actor, subject, seal, details: { what, kind } },
    { most: refusedMost, since },
  )
  return refused
}
