import type { Edition } from '../../../domain/newspapers/edition.ts'
import type { FeedingCall, SeenEdition } from '../../../domain/newspapers/seen-edition.ts'
import { answeredOf, tallyOf } from '../../../domain/calls/tally.ts'
import { editionRemarks } from '../../../domain/newspapers/newspaper-remarks.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { editionCandidates } from '../../editions/edition-candidates.ts'
import { editionPlan, type EditionRead, type PlanNeeds, readEdition } from '../../editions/edition-plan.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import type { Ports } from '../../../ports.ts'
import { seeCall } from './kept-calls.ts'

/** Ports that only its card reads. */
export type EditionCardReads = Pick<Ports, 'charters' | 'editionAddresses' | 'editionReads'>
type Needs = PlanNeeds & Pick<Ports, 'calls' | 'charters'>

/** The flat plan of an edition in the channel of the communication team, from when it is opened. */
export const keptEditions: KeptCards<'edition', Needs & Pick<Ports, 'newspapers' | 'hours'>> = {
  edition: {
    see: async (ports, { editionId }) => {
      const read = await readEdition(ports, editionId)
      return (
        read && {
          to: { kind: 'channel' },
          face: { face: 'edition', ...(await wholeEdition(ports, read, ports.hours)) },
        }
      )
    },
    reference: ({ edition }) => edition.reference,
    title: ({ newspaper }) => newspaper.name,
    isWaitedFor: neverWaitedFor,
    listed: 'posts',
    tellsNobody: ({ edition }) => edition.state === 'abandoned',
  },
}

/** Its plan, with posts that are ready for it, and the calls that feed it. */
export async function wholeEdition(ports: Needs, read: EditionRead, settings: WorkingHours): Promise<SeenEdition> {
  const plan = await editionPlan(ports, read, settings)
  if (plan.edition.state !== 'open') return { ...plan, candidates: [], calls: [] }
  const [candidates, calls, charter] = await Promise.all([
    editionCandidates(ports, read.edition, read.newspaper, settings),
    feedingCalls(ports, read.edition),
    ports.charters.current(),
  ])
  return { ...plan, candidates, calls, remarks: editionRemarks(plan.newspaper, plan.edition, charter) }
}

async function feedingCalls(ports: Pick<Ports, 'calls'>, { calls }: Edition): Promise<FeedingCall[]> {
  const seen = await Promise.all(calls.map(id => seeCall(ports, id)))
  return seen.flatMap(one => {
    if (!one) return []
    const { said, all } = answeredOf(tallyOf(one))
    return [{ call: one.call, answered: said, asked: all }]
  })
}
