import { type Actor, isOutside } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

export type OptOutResult = { kind: 'left' | 'rejoined' } | { kind: 'not-an-agent' }

/** What the journal says it of: nobody's name, and no broadcast in particular. */
const subject = 'facultatif'

/**
 * *Ne plus recevoir d’envois facultatifs*, and back. A person decides for themselves alone; said twice it is written
 * once. Told first: a wish that is kept without a trace could not be explained later. Which way it went is nobody's to
 * read there.
 */
export async function optOut(
  ports: Pick<Ports, 'conversations' | 'commit'>,
  actor: Actor,
  out: boolean,
): Promise<OptOutResult> {
  const kind = out ? 'left' : 'rejoined'
  const known = (await ports.conversations.of([actor.id])).get(actor.id)
  // Outside of the agents there is something to leave for who once got something.
  if (isOutside(actor) && !known?.met) return { kind: 'not-an-agent' }
  if ((known?.optedOut ?? false) === out) return { kind }
  await ports.commit({
    journal: { verb: 'person.opted', actor, subject, seal: null, details: { out } },
  })
  await ports.conversations.optOut(actor.id, out)
  return { kind }
}
