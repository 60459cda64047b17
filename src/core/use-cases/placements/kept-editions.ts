import { type KeptCards, neverWaitedFor } from '../kept-card.ts'
import type { Ports } from '../../ports.ts'
import { editionPlan, type PlanNeeds } from './edition-plan.ts'

/** The flat plan of an edition in the channel of the communication team, from when it is opened. */
export const keptEditions: KeptCards<'edition', PlanNeeds & Pick<Ports, 'hours'>> = {
  edition: {
    see: async (ports, { editionId }) => {
      const seen = await editionPlan(ports, editionId, ports.hours)
      return seen && { to: { kind: 'channel' }, face: { face: 'edition', ...seen } }
    },
    reference: ({ edition }) => edition.reference,
    title: ({ newspaper }) => newspaper.name,
    reader: () => '',
    isWaitedFor: neverWaitedFor,
    listed: 'posts',
    tellsNobody: ({ edition }) => edition.state === 'abandoned',
  },
}
