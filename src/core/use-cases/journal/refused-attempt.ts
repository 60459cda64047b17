import type { Actor } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { later } from '../../domain/time.ts'

/** Of one person, within an hour: nobody can fill the journal. */
export const refusedMost = 20
const hourMs = 60 * 60_000
/** Which hang on a role, which only the directory can tell. */
export const ofRoles: readonly string[] = [
  ...['not-comms', 'not-admin', 'not-officer', 'not-organiser', 'not-author'],
  ...['not-your-history', 'comms-postpones', 'call-off-comms'],
]

/** `what`: the verb that was pressed. `subject`: of something that was found, never an id out of a card. */
export type Attempted = { what: string; subject: string; seal?: string | null }

/**
 * Whoever is known and tried what they may not: it is written, and nothing else. Of those whose roles nobody could tell
 * it is not said.
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
