import type { Actor } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../perimeters/outside-perimeter.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { type BroadcastDecision, broadcastEntry, changeBroadcast, type BroadcastRefusal } from './change-broadcast.ts'
import { goOn, type NotSealed, sealedStill } from './go-on.ts'

export type ResumeResult =
  | {
      kind: 'resumed' | 'already-started' | NotSealed
      broadcast: Broadcast
    }
  | Outside
  | BroadcastRefusal
type Needs = Parameters<typeof sealedStill>[0] &
  PerimeterNeeds &
  Pick<Ports, 'history' | 'deliveries' | 'commit' | 'now'>
type Rules = Parameters<typeof sealedStill>[2]

/**
 * *Reprendre*: a paused one goes on; of a stopped one those go again who were cancelled, in the same commit. Two people
 * have confirmed it already where that was needed; yet nobody sends outside their own perimeter.
 */
export function resumeBroadcast(
  ports: Needs,
  actor: Actor,
  broadcastId: string,
  rules: Rules,
): Promise<ResumeResult> {
  return changeBroadcast<ResumeResult>(ports, actor, broadcastId, async broadcast => {
    switch (broadcast.state) {
      case 'planning':
      case 'running':
        return { kind: 'already-started', broadcast }
      case 'paused':
        return (
          (await outsidePerimeter(ports, actor, broadcast)) ??
          resumed(broadcast, actor, (await ports.deliveries.report(broadcast.id)).counts.queued, [])
        )
      case 'stopped':
      case 'done':
        return stoppedOne(ports, broadcast, actor, rules)
      default:
        return { kind: 'closed', broadcast }
    }
  })
}

async function stoppedOne(
  ports: Needs,
  broadcast: Broadcast,
  actor: Actor,
  rules: Rules,
): Promise<BroadcastDecision<ResumeResult> | ResumeResult> {
  const { counts, refused } = await ports.deliveries.report(broadcast.id)
  // Of one that was just stopped the rows may not be cancelled yet.
  const people = (refused.cancelled ?? 0) + counts.queued
  if (people === 0) return { kind: 'closed', broadcast }
  const outside = await outsidePerimeter(ports, actor, broadcast)
  if (outside) return outside
  const sealed = await sealedStill(ports, broadcast, rules)
  if (sealed.kind !== 'sealed') return { kind: sealed.kind, broadcast }
  return resumed(broadcast, actor, people, [{ requeue: 'cancelled', broadcastId: broadcast.id }, ...sealed.post])
}

function resumed(broadcast: Broadcast, actor: Actor, people: number, also: Change[]): BroadcastDecision<ResumeResult> {
  const { change, jobs } = goOn(broadcast)
  return {
    change,
    also: [...also, broadcastEntry('broadcast.resumed', broadcast, actor, { people }), ...jobs],
    answer: broadcast => ({ kind: 'resumed', broadcast }),
  }
}
