import { type CallSeen, waitingOf } from '../../../domain/calls/call.ts'
import { keyOf, type PlacementKey } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'

/**
 * Cards of an open call to people who did not answer, of which nobody knows whether they arrived: the question itself,
 * else its last reminder. A person who has one of the two does not need the other.
 */
export async function doubtfulOf({ placements }: Pick<Ports, 'placements'>, seen: CallSeen): Promise<PlacementKey[]> {
  if (seen.call.state !== 'open') return []
  const isDoubtful = async (key: PlacementKey | null): Promise<boolean> =>
    key !== null && (await placements.byKey(key))?.state === 'unknown'
  const found = await Promise.all(
    waitingOf(seen).map(async ({ row: { id: departmentId, callId, person, reminded } }) => {
      if (!person) return null
      const asked = keyOf({ card: 'call', departmentId, person: person.id })
      if (await isDoubtful(asked)) return asked
      const last = reminded.findLast(one => one.person === person.id)
      const reminder = last ? keyOf({ card: 'call-reminder', callId, due: last.due, person: person.id }) : null
      return (await isDoubtful(reminder)) ? reminder : null
    }),
  )
  return [...new Set(found.filter(key => key !== null))]
}
