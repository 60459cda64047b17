import { type Actor, isComms } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { doubtfulOf } from '../placements/kept/doubtful-of-call.ts'
import type { CardReads } from '../placements/kept/kept-cards.ts'
import { seeCall } from '../placements/kept/kept-calls.ts'
import { repeatPlacement } from '../placements/repeat-placement.ts'

type Needs = CardReads & Pick<Ports, 'history' | 'commit'>

/**
 * *Renvoyer les 11 cartes*: the explicit decision on all cards of a call of which nobody knows whether they arrived, as
 * a process that is killed while the call opens leaves many. Each is sent at most once more: a second press, or one at
 * the same time, finds none in doubt.
 */
export async function repeatCallCards(ports: Needs, actor: Actor, callId: string) {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'placement.repeated', subject: 'calls' }, {
      kind: 'not-comms',
    } as const)
  const seen = await seeCall(ports, callId)
  if (!seen) return { kind: 'not-found' } as const
  let cards = 0
  for (const key of await doubtfulOf(ports, seen))
    if ((await repeatPlacement(ports, actor, key)).kind === 'repeated') cards++
  return cards > 0 ? ({ kind: 'call-repeated', cards } as const) : ({ kind: 'no-card-in-doubt' } as const)
}
