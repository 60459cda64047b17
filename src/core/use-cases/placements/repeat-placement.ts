import { type Actor, isComms } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { keyOf, readKey } from '../../domain/placements/placed-card.ts'
import { aboutCard } from '../../domain/placements/placement.ts'
import { doubtsChanged } from './tell-doubts.ts'
import { type CardReads, faceOf, whoWaits } from './kept/kept-cards.ts'

type Needs = CardReads & Pick<Ports, 'history' | 'placements' | 'commit' | 'now'>
type Result = { kind: 'repeated' } | { kind: 'not-comms' } | { kind: 'not-found' } | { kind: 'not-in-doubt' }

/** The explicit decision to place a card again of which nobody knows whether it arrived, or that was refused. */
export function repeatPlacement(ports: Needs, actor: Actor, pressed: string): Promise<Result | Busy> {
  return whileStale<Result>(async () => {
    if (!isComms(actor))
      return refusedAttempt(ports, actor, { what: 'placement.repeated', subject: 'placements' }, { kind: 'not-comms' })
    const card = readKey(pressed)
    const placement = card && (await ports.placements.byKey(keyOf(card)))
    if (!placement) return { kind: 'not-found' }
    if (placement.state !== 'unknown' && placement.state !== 'refused') return { kind: 'not-in-doubt' }
    const { key } = placement
    const shown = await faceOf(ports, key)
    const done = await ports.commit(
      { remove: 'placement', id: key, ifVersion: placement.version },
      { journal: { verb: 'placement.repeated', actor, ...aboutCard(key) } },
      refresh(key),
      doubtsChanged,
      ...(shown ? whoWaits(shown.face) : []),
    )
    return done === 'done' ? { kind: 'repeated' } : 'stale'
  })
}
