import type { Change, Jobs } from '../../change.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { callCards, peoplesCards } from '../cards/call-cards.ts'

type Needs = Pick<Ports, 'calls' | 'placements' | 'commit' | 'now'>

/** So many departments' cards one commit asks for. */
const slice = 50

/**
 * The job `call.cards`: all cards of a call show what became of it. It reads the departments after the commit that
 * asked for it, so that a colleague who was handed the question at that moment is included. By night existing cards are
 * drawn again, which rings nowhere; new cards wait for the morning.
 */
export async function redrawCall(ports: Needs, { id }: Jobs['call.cards'], settings: WorkingHours): Promise<void> {
  const rows = await ports.calls.departmentsOf(id)
  const now = ports.now()
  const calm = afterQuietHours(now, settings)
  for (let from = 0; from === 0 || from < rows.length; from += slice) {
    const cards = [...(from === 0 ? callCards(id) : []), ...peoplesCards(...rows.slice(from, from + slice))]
    await ports.commit(...(calm === now ? cards : await newOnesAt(ports, cards, calm)))
  }
}

function newOnesAt({ placements }: Needs, cards: Change[], at: Instant): Promise<Change[]> {
  return Promise.all(
    cards.map(async card => {
      const key = 'job' in card && card.job === 'placement.refresh' ? card.data.key : null
      const isThere = key !== null && (await placements.byKey(key))?.state === 'placed'
      return isThere ? card : { ...card, at }
    }),
  )
}
