import { inChannel } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'
import type { KeptCards } from '../kept-card.ts'

/** What the archivist is asked about, in their chat; where there is none, in the common channel. */
export const keptArchives: KeptCards<'archive', Pick<Ports, 'archiveLists'>> = {
  archive: {
    see: async ({ archiveLists }, { listId, person }) => {
      const list = await archiveLists.byId(listId)
      const to = person === undefined ? inChannel(null) : ({ kind: 'person', id: person } as const)
      return list && { to, face: { face: 'archive', list } }
    },
    notBefore: async (_ports, _card, { now, calm }) => (calm(now) > now ? calm(now) : null),
    reference: () => null,
    title: () => '',
    reader: () => '',
    isWaitedFor: ({ list }) => list.state === 'waiting',
  },
}
