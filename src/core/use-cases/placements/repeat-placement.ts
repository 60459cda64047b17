import type { Actor } from '../../domain/actor.ts'
import type { Busy } from '../attempt.ts'
import { notComms, road } from '../road.ts'
import { type Change, refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { keyOf, readKey } from '../../domain/placements/placed-card.ts'
import { aboutCard } from '../../domain/placements/placement.ts'
import { doubtsChanged } from './tell-doubts.ts'
import { type CardReads, faceOf, whoWaits } from './kept/kept-cards.ts'

type Needs = CardReads & Pick<Ports, 'history' | 'placements' | 'commit' | 'now'>
type Result = { kind: 'repeated' } | { kind: 'not-comms' } | { kind: 'not-found' } | { kind: 'not-in-doubt' }

const repeating = road({
  read: async ({ placements }: Pick<Ports, 'placements'>, pressed: string) => {
    const card = readKey(pressed)
    return card && placements.byKey(keyOf(card))
  },
  refuses: notComms,
  attempt: { what: 'placement.repeated', subject: 'placements' },
})

/** The explicit decision to place a card again of which nobody knows whether it arrived, or that was refused. */
export function repeatPlacement(ports: Needs, actor: Actor, pressed: string): Promise<Result | Busy> {
  return repeating<Result>(ports, actor, pressed, async placement => {
    if (placement.state !== 'unknown' && placement.state !== 'refused') return { kind: 'not-in-doubt' }
    const { key } = placement
    const shown = await faceOf(ports, key)
    const changes: Change[] = [
      { remove: 'placement', id: key, ifVersion: placement.version },
      { journal: { verb: 'placement.repeated', actor, ...aboutCard(key) } },
      refresh(key),
      doubtsChanged,
      ...(shown ? whoWaits(shown.face) : []),
    ]
    return { changes, answer: { kind: 'repeated' } }
  })
}
