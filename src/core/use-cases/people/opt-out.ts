import { type Actor, isOutside } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

export type OptOutResult = { kind: 'left' | 'rejoined' } | { kind: 'not-an-agent' }

/** The journal's subject: nobody's name, and no particular broadcast. */
const subject = 'facultatif'

/**
 * *Ne plus recevoir d’envois facultatifs*, and back. A person decides for themselves alone; said twice it is written
 * once. The journal entry comes first: a choice without a trace could not be explained later. The entry does not tell
 * which way they chose.
 */
export async function optOut(
  ports: Pick<Ports, 'conversations' | 'commit'>,
  actor: Actor,
  out: boolean,
): Promise<OptOutResult> {
  const kind = out ? 'left' : 'rejoined'
  const known = (await ports.conversations.of([actor.id])).get(actor.id)
  // People who are no agents can opt out only if they once got something.
  if (isOutside(actor) && !known?.met) return { kind: 'not-an-agent' }
  if ((known?.optedOut ?? false) === out) return { kind }
  await ports.commit({
    journal: { verb: 'person.opted', actor, subject, seal: null, details: { out } },
  })
  await ports.conversations.optOut(actor.id, out)
  return { kind }
}
