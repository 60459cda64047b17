import { orRunAgain } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import type { Doubt } from '../../domain/faces/face.ts'
import type { Ports } from '../../ports.ts'
import { msBetween } from '../../domain/time.ts'
import { doubtsReader } from './kept/doubts-face.ts'
import { tellAway } from './kept/place-away.ts'
import { type CardReads, placementsInDoubt } from './kept/kept-cards.ts'

/** A doubt that comes so soon after a card is added to it. */
const joinsMs = 5 * 60_000
const kept = 20

type Needs = CardReads & Pick<Ports, 'reminders' | 'commit'>

/** Asked for with every change that makes a doubt, or ends one. */
export const doubtsChanged: Change = { job: 'doubts.tell', data: {} }

/**
 * The job `doubts.tell`: one card in the channel with every awaited card that may not have arrived. A new doubt makes a
 * new card, which rings, and the earlier card points to it; ended doubts disappear. Cards that nobody awaits any more
 * are marked, so that they take no place among those that are looked at.
 */
export async function tellDoubts(ports: Needs): Promise<void> {
  const { open, over } = await placementsInDoubt(ports)
  for (const row of over)
    // Stale: another process is changing that card.
    await ports.commit({ save: 'placement', row: { ...row, over: true }, ifVersion: row.version })
  await orRunAgain(() => tell(ports, open))
  await tellAway(ports)
}

async function tell(ports: Needs, open: Doubt[]): Promise<'done' | 'stale'> {
  const row = (await ports.reminders.byId(doubtsReader)) ?? { id: doubtsReader, version: 0, cards: [] }
  const last = row.cards.at(-1)
  const at = ports.now()
  const isNew = open.some(({ placement }) => last === undefined || placement.updatedAt > last)
  const joins = last !== undefined && msBetween(last, at) < joinsMs
  const before = last === undefined ? [] : [refresh({ card: 'doubts', at: last })]
  if (!isNew || joins) return before.length === 0 ? 'done' : ports.commit(...before)
  const cards = [...row.cards, at].slice(-kept)
  return ports.commit(
    { save: 'reminders', row: { ...row, version: row.version + 1, cards }, ifVersion: row.version },
    refresh({ card: 'doubts', at }),
    ...before,
  )
}
