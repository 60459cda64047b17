import type { Pilot } from '../../core/ports/people.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Graph } from '../graph.ts'
import { keep } from '../keep.ts'
import { memberIdsOf } from './group-members.ts'

const freshMs = 5 * 60_000
/** Graph may be away for so long; then nothing leaves until it answers again. */
const longestMs = 15 * 60_000

/** `ONLY_TO_GROUP_ID`. */
export function graphPilot(graph: Graph, { groupId, now }: { groupId: string; now: () => Instant }): Pilot {
  const group = keep({ load: () => memberIdsOf(graph, groupId), now, freshMs, longestMs })
  return { members: group.get }
}
