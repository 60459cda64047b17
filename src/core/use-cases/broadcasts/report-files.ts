import { whileStale } from '../attempt.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

export type Needs = Pick<Ports, 'broadcasts' | 'commit' | 'now' | 'library' | 'sheets' | 'tables'>

/** Where they lie in the library, and what they are. */
export const files = {
  folder: 'Diffusions',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** `at`: what they tell was read then. `people`: how many are named in them. */
type Written = { xlsx: string | null; csv: string; at: Instant; people: number }

/** The card tells where the files lie, the journal who had people named in them. */
export async function written(
  ports: Needs,
  id: string,
  what: 'report' | 'unreachable',
  { people, at, ...addresses }: Written,
): Promise<void> {
  const noted = await whileStale<'done'>(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    const asked = broadcast?.[what]
    if (!broadcast || !asked) return 'done'
    // Asked for again while it was being written: that run is still to come.
    const row: Broadcast = { ...broadcast, [what]: { ...asked, ...addresses, writtenAt: at }, updatedAt: ports.now() }
    const { reference: subject, seal } = broadcast
    const details = { what, people }
    return ports.commit(
      { save: 'broadcast', row, ifVersion: broadcast.version },
      { journal: { verb: 'broadcast.exported', actor: asked.askedBy, subject, seal, details } },
      { job: 'placement.refresh', data: { key: `broadcast:${id}` } },
    )
  })
  if (noted !== 'done') throw new Unavailable('busy')
}
