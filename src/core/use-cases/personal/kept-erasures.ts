import { named, type PersonId } from '../../domain/actor.ts'
import { type ErasureSeen, isOpen } from '../../domain/personal/erasure.ts'
import { inChannel } from '../../domain/placements/placement.ts'
import { mayPropose } from '../../domain/two-people.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

export type PersonalReads = Pick<Ports, 'erasures' | 'dataRequests' | 'dataPages' | 'directory'>

/** In the channel without names: the person is named only to people who ask, or are asked, in their own chat. */
export const keptErasures: KeptCards<'erasure' | 'my-data', PersonalReads & Pick<Ports, 'now'>> = {
  erasure: {
    see: async (ports, { erasureId, person }) => {
      const erasure = await ports.erasures.byId(erasureId)
      if (!erasure) return null
      if (person === undefined) return { to: inChannel(null), face: { face: 'erasure', erasure, reader: null } }
      return {
        to: { kind: 'person', id: person },
        face: { face: 'erasure', erasure, reader: await asked(ports, person) },
      }
    },
    notBefore: async (_ports, { person }, { now, calm }) =>
      person !== undefined && calm(now) > now ? calm(now) : null,
    // Decided before its card was placed: it tells nobody anything.
    tellsNobody: ({ erasure }) => !isOpen(erasure),
    isWaitedFor: neverWaitedFor,
  },
  'my-data': {
    see: async ({ dataRequests, dataPages, directory, now }, { requestId, person }) => {
      const request = await dataRequests.byId(requestId)
      if (request?.person !== person) return null
      const address = dataPages?.address(requestId) ?? ''
      const wait = request.writtenAt === null ? await dataRequests.wait(requestId) : null
      const officers = (await directory.officers()).map(named)
      return {
        to: { kind: 'person', id: person },
        face: { face: 'my-data', request, address, over: request.until <= now(), wait, officers },
      }
    },
    isWaitedFor: neverWaitedFor,
  },
}

/** With present roles; null: they may no longer decide, and nobody is named to them. */
async function asked({ directory }: Pick<Ports, 'directory'>, id: PersonId): Promise<ErasureSeen['reader']> {
  const roles = await directory.roles(id)
  return mayPropose({ roles }) ? { id, roles } : null
}
