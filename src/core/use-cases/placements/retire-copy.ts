import type { Jobs } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Replaced } from '../../domain/faces/face.ts'
import type { Ports } from '../../ports.ts'
import { keyOf, type PlacementKey, readKey } from '../../domain/placements/placed-card.ts'
import type { Placement } from '../../domain/placements/placement.ts'
import { sendCard } from '../leaving/send-card.ts'
import { type CardReads, faceOf } from './kept/kept-cards.ts'

type Needs = CardReads & Pick<Ports, 'placements' | 'messenger' | 'database' | 'capabilities'>
type Pressed = { key: PlacementKey; conversationId: string; activityId: string }

/**
 * A person pressed a card in the channel that has the key of a kept card: if that one is elsewhere, and nothing else is
 * kept here, the pressed card is an older copy, and has to say so.
 */
export async function pressedCopy(
  ports: Pick<Ports, 'placements' | 'commit'>,
  { key, ...where }: Omit<Pressed, 'key'> & { key: string },
): Promise<void> {
  const card = readKey(key)
  if (!card) return
  const pressed = { ...where, key: keyOf(card) }
  if (!isCopy(await ports.placements.byKey(pressed.key), pressed)) return
  if (await ports.placements.byActivity(pressed.conversationId, pressed.activityId)) return
  await ports.commit({ job: 'placement.retire', data: { ...pressed, known: false } })
}

/** The job `placement.retire`. If the card moved here meanwhile it is left alone. */
export async function retireCopy(ports: Needs, { known, ...copy }: Jobs['placement.retire']): Promise<void> {
  const placement = await ports.placements.byKey(copy.key)
  if (!isCopy(placement, copy)) return
  const shown = await faceOf(ports, copy.key)
  if (!shown) return
  const { to } = placement
  const card = { key: copy.key, to, does: known ? 'remove' : 'redraw' } as const
  const replaced = { face: 'replaced', card: shown.face, ...(await movedTo(ports, placement, copy)) } as const
  const outcome = await sendCard(ports, card, by =>
    known ? by.remove({ ...copy, to }) : by.redraw({ ...copy, to }, replaced),
  )
  // Repeated, it does no harm.
  if (outcome.kind === 'throttled' || outcome.kind === 'failed' || outcome.kind === 'unknown')
    throw new Unavailable('not-retired', { retryAfterMs: outcome.kind === 'throttled' ? outcome.retryAfterMs : null })
}

/** The id of the channel is part of its conversations' ids. */
const channelIn = (conversationId: string | null): string => (conversationId ?? '').split(';', 1)[0]!

async function movedTo(
  { sectors }: Pick<Ports, 'sectors'>,
  { to, conversationId }: Placement,
  copy: Pressed,
): Promise<Pick<Replaced, 'moved'>> {
  if (channelIn(conversationId) === channelIn(copy.conversationId)) return {}
  const id = to.kind === 'channel' ? to.channel : undefined
  const channels = id === undefined ? [] : (await sectors.all()).map(({ channel }) => channel)
  return { moved: { channel: channels.find(one => one?.id === id)?.name ?? null } }
}

function isCopy(placement: Placement | null, { activityId }: Pressed): placement is Placement {
  return placement?.state === 'placed' && placement.activityId !== activityId
}
