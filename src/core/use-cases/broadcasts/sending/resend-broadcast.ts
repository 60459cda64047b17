import { type Actor, isComms } from '../../../domain/actor.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Ports } from '../../../ports.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../../perimeters/outside-perimeter.ts'
import { broadcastEntry, type BroadcastRefusal, changeBroadcast } from '../change-broadcast.ts'
import { goOn, type NotSealed, sealedStill } from './resume-broadcast.ts'

/** `people`: the number on the button that was pressed. */
export type ResendInput = { broadcastId: string; people: number }
export type ResendResult =
  | { kind: 'resent'; broadcast: Broadcast }
  | { kind: 'nothing-unknown' | 'already-started' | NotSealed; broadcast: Broadcast }
  | { kind: 'resend-again'; broadcast: Broadcast; people: number }
  | Outside
  | BroadcastRefusal
type Needs = Parameters<typeof sealedStill>[0] &
  PerimeterNeeds &
  Pick<Ports, 'history' | 'deliveries' | 'commit' | 'now'>

/** The explicit decision to send again to people of whom nobody knows: some may get it twice. */
export function resendBroadcast(
  ports: Needs,
  actor: Actor,
  { broadcastId, people }: ResendInput,
  rules: Parameters<typeof sealedStill>[2],
): Promise<ResendResult> {
  return changeBroadcast<ResendResult>(ports, actor, broadcastId, async broadcast => {
    if (broadcast.state === 'running') return { kind: 'already-started', broadcast }
    if (!mayResend(broadcast)) return { kind: 'closed', broadcast }
    const { counts } = await ports.deliveries.report(broadcastId)
    if (counts.unknown === 0) return { kind: 'nothing-unknown', broadcast }
    if (counts.unknown !== people) return { kind: 'resend-again', broadcast, people: counts.unknown }
    const outside = await outsidePerimeter(ports, actor, broadcast)
    if (outside) return outside
    const sealed = await sealedStill(ports, broadcast, rules)
    if (sealed.kind !== 'sealed') return { kind: sealed.kind, broadcast }
    const { change, jobs } = goOn(broadcast)
    return {
      change: { ...change, resent: (broadcast.resent ?? 0) + people },
      also: [
        { requeue: 'unknown', broadcastId },
        broadcastEntry('broadcast.resent', broadcast, actor, { people }),
        ...sealed.post,
        ...jobs,
      ],
      answer: broadcast => ({ kind: 'resent', broadcast }),
    }
  })
}

export type AskToResendResult =
  | { kind: 'resend'; broadcast: Broadcast; people: number }
  | { kind: 'not-comms' | 'not-found' }
  | { kind: 'nothing-unknown' | 'closed'; broadcast: Broadcast }

/** « Renvoyer aux 3 incertains »: the consequence is said first. Changes nothing. */
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

/** Only new cards can stay uncertain: all other requests may be repeated harmlessly. */
export function mayResend({ state, kind }: Broadcast): boolean {
  return kind === 'send' && (state === 'done' || state === 'stopped')
}
