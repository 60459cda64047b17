import { type Named, named } from '../../domain/actor.ts'
import { orRunAgain } from '../attempt.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { type Change, refresh } from '../../change.ts'
import { currentCircuit } from '../../domain/circuits/circuit.ts'
import type { ResolveNeeds } from '../circuits/named-by.ts'
import { circuitFor, resolveCircuit } from '../circuits/resolve-circuit.ts'
import { warningAsked } from '../circuits/warning-circuit.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import { warnedEvent } from '../../domain/events/warning.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Step } from '../../domain/validations/validation.ts'

/** Until somebody has the card there is nothing to tell. */
const lookAgainMs = 5_000

type Needs = ResolveNeeds & Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'circuits' | 'commit' | 'now'>

/**
 * The job `urgent.tell`: once the first card has arrived, everybody whom the post's own circuit would have asked is
 * told, except its authors and the giver of the visa. It may wait for the morning: nothing is asked of them.
 */
export async function tellOthers(ports: Needs, broadcastId: string, rules: WorkingHours): Promise<void> {
  await orRunAgain(async () => {
    const broadcast = await ports.broadcasts.byId(broadcastId)
    const post = broadcast && (await ports.posts.byId(broadcast.postId))
    if (!broadcast?.urgent || !post || broadcast.urgent.told !== null) return 'done'
    const { counts } = await ports.deliveries.report(broadcastId)
    if (counts.delivered === 0)
      return isOver(broadcast) ? 'done' : ports.commit({ job: 'urgent.tell', data: { broadcastId }, inMs: lookAgainMs })
    const now = ports.now()
    const at = afterQuietHours(now, rules)
    if (at > now) return ports.commit({ job: 'urgent.tell', data: { broadcastId }, at })
    return ports.commit(...tell(broadcast, await othersOf(ports, post, broadcast.urgent.by), now))
  })
}

function isOver({ state }: Broadcast): boolean {
  return state === 'done' || state === 'cancelled' || state === 'stopped'
}

function tell(broadcast: Broadcast, told: Named[], at: string): Change[] {
  const { id, version, reference: subject, seal, urgent } = broadcast
  if (!urgent) return []
  return [
    {
      save: 'broadcast',
      row: { ...broadcast, version: version + 1, urgent: { ...urgent, told }, updatedAt: at },
      ifVersion: version,
    },
    { journal: { verb: 'urgent.told', actor: null, subject, seal, details: { people: JSON.stringify(told) } } },
    ...told.map(person => refresh({ card: 'told', broadcastId: id, person: person.id })),
    refresh({ card: 'broadcast', broadcastId: id }),
  ]
}

async function othersOf(ports: Needs, post: Post, visaBy: Named): Promise<Named[]> {
  const warned = warnedEvent(post)
  const event = warned === null ? null : await ports.posts.byId(warned)
  if (event) {
    // For a message to registered people, the one step that would have been asked.
    const asks = await warningAsked(ports, post, event, ports.now())
    return others('steps' in asks ? asks.steps : [], visaBy)
  }
  const circuit = await circuitFor(ports, post)
  if (!circuit) return []
  const version = currentCircuit(circuit)
  const whole = await resolveCircuit(ports, circuit, post, ports.now())
  // A step without possible approvers must not keep the others from being told.
  const each =
    whole.kind === 'resolved'
      ? [whole]
      : await Promise.all(
          version.steps.map(step =>
            resolveCircuit(ports, { ...circuit, versions: [{ ...version, steps: [step] }] }, post, ports.now()),
          ),
        )
  return others(
    each.flatMap(one => (one.kind === 'resolved' ? one.steps : [])),
    visaBy,
  )
}

function others(steps: readonly Step[], visaBy: Named): Named[] {
  const people = steps.flatMap(({ approvers }) => approvers)
  return [...new Map(people.filter(({ id }) => id !== visaBy.id).map(one => [one.id, named(one)])).values()]
}
