import { isOpen } from '../../domain/delegations/delegation.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

export const keptDelegations: KeptCards<'offer' | 'delegation', Pick<Ports, 'absences' | 'delegations' | 'now'>> = {
  /** The offer for one absence; the offer of an earlier absence is no longer drawn. */
  offer: {
    see: async ({ absences, delegations, now }, { person, since }) => {
      const absence = await absences.byId(person)
      if (!absence?.offer || Date.parse(absence.since) !== Date.parse(since)) return null
      const at = now()
      const lent = (await delegations.of([person], at)).find(one => isOpen(one, at)) ?? null
      return { to: { kind: 'person', id: person }, face: { face: 'offer', absence, lent } }
    },
    // An offer is made anew at the next reminder.
    isWaitedFor: neverWaitedFor,
  },
  delegation: {
    see: async ({ delegations }, { delegationId, person }) => {
      const delegation = await delegations.byId(delegationId)
      return (
        delegation && { to: { kind: 'person', id: person }, face: { face: 'delegation', delegation, reader: person } }
      )
    },
    title: ({ delegation: { from, to } }) => `${from.name} → ${to.name}`,
    reader: ({ reader, delegation: { from, to } }) => (reader === from.id ? from.name : to.name),
    isWaitedFor: ({ delegation }) => delegation.ended === null,
  },
}
