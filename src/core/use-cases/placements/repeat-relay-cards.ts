import { type Actor, isComms } from '../../domain/actor.ts'
import { isCardOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import { roundOf } from '../broadcasts/seen/round-of.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { CardReads } from './kept/kept-cards.ts'
import { repeatPlacement } from './repeat-placement.ts'

type Needs = CardReads & Pick<Ports, 'history' | 'commit'>

/**
 * *Renvoyer les cartes (11)*: the explicit decision on all cards to relays of which nobody knows whether they arrived,
 * as a process that is killed while they leave makes many. Each is sent at most once more.
 */
export async function repeatRelayCards(ports: Needs, actor: Actor, broadcastId: string) {
  const broadcast = await ports.broadcasts.byId(broadcastId)
  if (!broadcast) return { kind: 'not-found' } as const
  if (!isComms(actor)) {
    const attempt = { what: 'placement.repeated', subject: broadcast.reference }
    return refusedAttempt(ports, actor, attempt, { kind: 'not-comms' } as const)
  }
  let cards = 0
  const round = await roundOf(ports, broadcast)
  for (const key of round ? await doubtful(ports, round.id) : [])
    if ((await repeatPlacement(ports, actor, key)).kind === 'repeated') cards++
  return cards > 0 ? ({ kind: 'relays-repeated', broadcast, cards } as const) : ({ kind: 'no-card-in-doubt' } as const)
}

async function doubtful({ placements }: Pick<Ports, 'placements'>, roundId: string): Promise<PlacementKey[]> {
  const keys = (await placements.about(roundId)).filter(key => isCardOf(key, 'relay', 'relay-reminder', 'relay-down'))
  const found = await Promise.all(
    keys.map(async key => ((await placements.byKey(key))?.state === 'unknown' ? key : null)),
  )
  return found.filter(key => key !== null)
}
