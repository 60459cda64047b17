import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

export type PersonalReads = Pick<Ports, 'erasures' | 'dataRequests' | 'dataPages'>

/** In the channel, and never by name: who it is about is told to whoever asks, in their own chat. */
export const keptErasures: KeptCards<
  'erasure' | 'my-data',
  Pick<Ports, 'erasures' | 'dataRequests' | 'dataPages' | 'now'>
> = {
  erasure: {
    see: async ({ erasures }, { erasureId }) => {
      const erasure = await erasures.byId(erasureId)
      return erasure && { to: { kind: 'channel' }, face: { face: 'erasure', erasure } }
    },
    reference: () => null,
    title: () => '',
    reader: () => '',
    isWaitedFor: neverWaitedFor,
  },
  'my-data': {
    see: async ({ dataRequests, dataPages, now }, { requestId, person }) => {
      const request = await dataRequests.byId(requestId)
      if (request?.person !== person) return null
      const address = dataPages?.address(requestId) ?? ''
      return {
        to: { kind: 'person', id: person },
        face: { face: 'my-data', request, address, over: request.until <= now() },
      }
    },
    reference: () => null,
    title: () => '',
    reader: () => '',
    isWaitedFor: neverWaitedFor,
  },
}
