import type { Ports } from '../../ports.ts'
import type { KeptCards } from '../kept-card.ts'

export const keptLists: KeptCards<'list', Pick<Ports, 'peopleLists'>> = {
  list: {
    see: async ({ peopleLists }, { listId }) => {
      const list = await peopleLists.byId(listId)
      return list && list.state !== 'reading'
        ? { to: { kind: 'person', id: list.addedBy.id }, face: { face: 'list', list } }
        : null
    },
    title: ({ list }) => list.name,
    reader: ({ list }) => list.addedBy.name,
    isWaitedFor: ({ list }) => list.state === 'read',
  },
}
