import type { PersonId } from '../actor.ts'
import { type Instant, later } from '../time.ts'
import type { Circuit } from './circuit.ts'

/** For so long whoever changed a circuit approves nothing that goes through it. */
const barredMs = 24 * 60 * 60_000

/** Who changed it lately, and until when they cannot use it. */
export function barredFrom({ versions }: Circuit, now: Instant): { person: PersonId; until: Instant }[] {
  const recent = versions.flatMap(({ by, at }) => (by ? [{ person: by.id, until: later(at, barredMs) }] : []))
  return recent.filter(
    ({ person, until }) => until > now && !recent.some(other => other.person === person && other.until > until),
  )
}
