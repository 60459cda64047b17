import { refresh } from '../../../change.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import { isAway } from '../../../domain/placements/placement.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'

const lookedAt = 1_000
/**
 * The id of the row of `reminders` that has since when the common channel takes nothing; without cards: it takes them.
 */
const rowId = 'channel-away'

/** Mary starts, or was added to a team: cards that its channel refused meanwhile are tried at once. */
export async function placeAway({ placements, commit }: Pick<Ports, 'placements' | 'commit'>): Promise<void> {
  const away = (await placements.inDoubt(lookedAt)).filter(isAway)
  await commit(...away.map(({ key }) => refresh(key)), { job: 'doubts.tell', data: {} })
}

/** When the common channel begins to refuse cards, each administrator gets one card; it says so when that is over. */
export async function tellAway(
  ports: Pick<Ports, 'placements' | 'reminders' | 'directory' | 'commit' | 'now'>,
): Promise<void> {
  const isOut = (await ports.placements.inDoubt(lookedAt)).some(isAway)
  const row = (await ports.reminders.byId(rowId)) ?? { id: rowId, version: 0, cards: [] }
  const since = row.cards[0] ?? null
  if (isOut === (since !== null)) return
  const at = since ?? ports.now()
  const admins = await ports.directory.admins()
  // Stale: another process told it.
  await ports.commit(
    { save: 'reminders', row: { ...row, version: row.version + 1, cards: isOut ? [at] : [] }, ifVersion: row.version },
    ...admins.map(({ id: person }) => refresh({ card: 'channel-away', at, person })),
  )
}

/** Since when the common channel takes nothing; null: it takes cards, as far as is known. */
export async function channelAway({ reminders }: Pick<Ports, 'reminders'>): Promise<Instant | null> {
  return (await reminders.byId(rowId))?.cards[0] ?? null
}

/** Whether a proposal has no card in the channel, since that takes nothing. */
export async function isInboxAway(
  ports: Pick<Ports, 'placements' | 'reminders' | 'sectors'>,
  initiativeId: string,
): Promise<boolean> {
  if ((await channelAway(ports)) === null) return false
  const inbox = await ports.placements.byKey(keyOf({ card: 'inbox', initiativeId }))
  // Not tried yet: a sector may have a channel of its own.
  return inbox ? isAway(inbox) || inbox.state === 'placing' : (await ports.sectors.all()).length === 0
}

export const keptAway: KeptCards<'channel-away', Pick<Ports, 'reminders'>> = {
  'channel-away': {
    see: async (ports, { at, person }) => {
      const over = Date.parse((await channelAway(ports)) ?? '') !== Date.parse(at)
      return { to: { kind: 'person', id: person }, face: { face: 'channel-away', since: at, over } }
    },
    isWaitedFor: neverWaitedFor,
    tellsNobody: ({ over }) => over,
  },
}
