import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { callCards } from '../cards/call-cards.ts'

/** So many calls, newest first: a closed one among them may still be looked at. */
const recentMost = 20

/**
 * The job `section.calls`: a section for which calls ask was renamed, retired, or offered again. People who are asked
 * see it while the call is open; of recently closed calls the board and the tally follow.
 */
export async function showInCalls({ calls, commit }: Pick<Ports, 'calls' | 'commit'>, sectionId: string) {
  const [current, recent] = await Promise.all([calls.current(), calls.recent(recentMost)])
  const open = current.filter(({ state }) => state === 'open')
  const closed = recent.filter(({ state }) => state === 'closed')
  const wanted = ({ sections }: { sections: string[] }) => sections.includes(sectionId)
  const changes = [
    ...open.filter(wanted).map(({ id }): Change => ({ job: 'call.cards', data: { id } })),
    ...closed.filter(wanted).flatMap(({ id }) => callCards(id)),
  ]
  if (changes.length > 0) await commit(...changes)
}
