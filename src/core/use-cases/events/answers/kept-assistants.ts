import { named, type Named, type PersonId } from '../../../domain/actor.ts'
import type { Assistance } from '../../../domain/events/assistants.ts'
import type { Ports } from '../../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { seeInName } from './answer-in-name.ts'
import type { EventReads } from '../read-event.ts'

type Reads = EventReads & Pick<Ports, 'assistants' | 'directory'>

export const keptAssistants: KeptCards<'assistant' | 'answering', Reads> = {
  assistant: {
    see: async (ports, { principal, assistant, at, person }) => {
      const seen = await assistance(ports, { principal, assistant, at })
      return { to: { kind: 'person', id: person }, face: { face: 'assistant', ...seen, reader: person } }
    },
    isWaitedFor: neverWaitedFor,
    // Ended before either of the two read of it.
    tellsNobody: ({ over }) => over,
  },
  answering: {
    see: async (ports, { principal, postId, person }) => {
      const seen = await seeInName(ports, person, { principal, postId })
      if (!seen || seen.event.cancelled) return null
      return { to: { kind: 'person', id: person }, face: { face: 'answering', ...seen } }
    },
    reference: ({ event }) => event.post.reference,
    title: ({ event }) => event.title,
    isWaitedFor: neverWaitedFor,
    // A person who may no longer answer keeps no card of the other's; taken-back cards are removed here too.
    isTakenAway: () => Promise.resolve(true),
  },
}

type Parts = { principal: PersonId; assistant: PersonId; at: string }

/** Once it is over no name is kept for it: the directory knows who is still there. */
async function assistance(ports: Reads, { principal, assistant, at }: Parts): Promise<Assistance> {
  const row = await ports.assistants.byId(principal)
  const standing = row?.named.find(one => one.person.id === assistant && Date.parse(one.at) === Date.parse(at))
  if (row && standing) return { principal: named(row), assistant: standing.person, at, over: false }
  const known = await ports.directory.people([principal, assistant])
  const nameOf = (id: PersonId): Named => ({ id, name: known.get(id)?.name ?? '' })
  return { principal: nameOf(principal), assistant: nameOf(assistant), at, over: true }
}
