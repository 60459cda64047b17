import { fewLines, namedLines, togetherUntil } from '../../../domain/initiatives/rewritten.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'

type Needs = Pick<Ports, 'initiatives' | 'listedItems'>

/** A person who deletes many lines of the list gets one card for all of them. */
export const keptRewritten: KeptCards<'rewritten-lines', Needs> = {
  'rewritten-lines': {
    see: async (ports, { at }) => {
      const { ids, count } = await ports.listedItems.countRewritten(at, namedLines)
      if (count <= fewLines) return null
      const found = await Promise.all(ids.map(id => ports.initiatives.byId(id)))
      const first = found.filter(one => one !== null)
      return { to: { kind: 'channel' }, face: { face: 'rewritten-lines', first, count } }
    },
    notBefore: async (_ports, { at }, { now }) => untilTogether(at, now),
    isWaitedFor: neverWaitedFor,
  },
}

/** Whether they are more than are told of one by one. */
export async function areMany({ listedItems }: Pick<Ports, 'listedItems'>, since: Instant): Promise<boolean> {
  return (await listedItems.rewrittenSince(since, fewLines + 1)).length > fewLines
}

/** Until it is known how many there are; null: it is known. */
export function untilTogether(since: Instant, now: Instant): Instant | null {
  const until = togetherUntil(since)
  return until > now ? until : null
}
