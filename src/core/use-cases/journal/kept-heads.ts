import { headsKey } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

// Nobody waits for either: the next day's head tells more.
export const keptHeads: KeptCards<'journal' | 'head', Pick<Ports, 'heads' | 'placements'>> = {
  journal: { isWaitedFor: neverWaitedFor, see: async () => ({ to: { kind: 'channel' }, face: { face: 'journal' } }) },
  /** In the thread of all heads, or to one administrator. */
  head: {
    isWaitedFor: neverWaitedFor,
    see: async ({ heads, placements }, { day, person }) => {
      const head = await heads.byId(day)
      if (!head) return null
      if (person !== undefined) return { to: { kind: 'person', id: person }, face: { face: 'head', head } }
      const thread = (await placements.byKey(headsKey))?.conversationId ?? null
      return { to: { kind: 'channel', ...(thread !== null && { thread }) }, face: { face: 'head', head } }
    },
  },
}
