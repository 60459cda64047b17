import { departmentState } from '../../../domain/calls/call.ts'
import type { CallAsked, Unheard } from '../../../domain/faces/face.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import type { KeptCards } from '../../kept-card.ts'
import { asked, toPerson } from './kept-calls.ts'

type Needs = Pick<Ports, 'calls' | 'placements'>

/** Once a colleague: the person who handed a question on learns that no card arrived. */
export const keptUnheard: KeptCards<'call-unheard', Needs> = {
  'call-unheard': {
    ...toPerson,
    see: async (ports, { departmentId, person, to }) => {
      const face = await asked(ports, departmentId, person)
      if (!face) return null
      const colleague = face.row.person?.id === to ? await unheardBy(ports, face) : null
      return { to: { kind: 'person', id: person }, face: { face: 'call-unheard', ...face, colleague } }
    },
    isWaitedFor: ({ colleague }) => colleague !== null,
    tellsNobody: ({ colleague }) => colleague === null,
  },
}

/** The person who is asked in an open, unanswered call, if they may have no card of it. */
async function unheardBy({ placements }: Needs, face: CallAsked): Promise<Unheard | null> {
  const { person, id: departmentId } = face.row
  if (!person || face.call.state !== 'open' || departmentState(face) !== 'waiting') return null
  const state = (await placements.byKey(keyOf({ card: 'call', departmentId, person: person.id })))?.state
  return state === 'refused' || state === 'unknown' ? { name: person.name, certain: state === 'refused' } : null
}
