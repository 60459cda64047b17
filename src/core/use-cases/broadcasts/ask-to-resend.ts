import { type Actor, isComms } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

export type AskToResendResult =
  | { kind: 'resend'; broadcast: Broadcast; people: number }
  | { kind: 'not-comms' | 'not-found' }
  | { kind: 'nothing-unknown' | 'closed'; broadcast: Broadcast }

/** « Renvoyer aux 3 incertains »: what it means is said first. Changes nothing. */
export async function askToResend(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  actor: Actor,
  broadcastId: string,
): Promise<AskToResendResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const broadcast = await ports.broadcasts.byId(broadcastId)
  if (!broadcast) return { kind: 'not-found' }
  if (!mayResend(broadcast)) return { kind: 'closed', broadcast }
  const { counts } = await ports.deliveries.report(broadcastId)
  return counts.unknown === 0
    ? { kind: 'nothing-unknown', broadcast }
    : { kind: 'resend', broadcast, people: counts.unknown }
}

/** Only new cards are ever uncertain for good: all else may be repeated harmlessly. */
export function mayResend({ state, kind }: Broadcast): boolean {
  return kind === 'send' && (state === 'done' || state === 'stopped')
}
