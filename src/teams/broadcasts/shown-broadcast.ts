import { isComms } from '../../core/domain/actor.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { seeBroadcast } from '../../core/use-cases/broadcasts/seen/see-broadcast.ts'
import { refusedAttempt } from '../../core/use-cases/journal/refused-attempt.ts'
import { drawBroadcast } from './drawn/draw-broadcast.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal, type Refused } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb } from '../turn/verbs.ts'
import type { VerbFacts } from '../turn/verb-facts.ts'

type Refusal = Refused & { broadcast?: Broadcast }
type Well<Kind> = { kind: Kind; broadcast: Broadcast }

/** For comms, or others whom `may` allows; the use cases check it again. */
export function onBroadcast(
  facts: VerbFacts,
  run: (turn: Turn, id: string, fields: Record<string, unknown>) => Promise<Answer>,
  may: (actor: Turn['actor']) => boolean = isComms,
): Verb {
  return verb(facts, ['broadcastId'], async (turn, { broadcastId }, fields) => {
    if (may(turn.actor)) return run(turn, broadcastId, fields)
    // A card that refreshes itself is nobody's attempt.
    if (turn.road !== 'automatic') await tried(turn, broadcastId)
    return notComms(turn)
  })
}

async function tried({ ports, actor }: Turn, id: string): Promise<void> {
  const subject = (await ports.broadcasts.byId(id))?.reference ?? 'broadcasts'
  await refusedAttempt(ports, actor, { what: 'broadcast.change', subject }, { kind: 'not-comms' })
}

export async function card(turn: Turn, broadcast: Broadcast): Promise<Answer> {
  const seen = await seeBroadcast(turn.ports, broadcast)
  const pace = { perSecond: turn.settings.broadcastPerSecond, now: turn.ports.now() }
  return { kind: 'card', card: drawBroadcast({ ...seen, ...pace }, turn.look) }
}

/** The present card after success, or if somebody else was faster; else the refusal. */
export async function shown<Kind extends string = never>(
  turn: Turn,
  result: Refusal | Well<NoInfer<Kind>>,
  ...well: Kind[]
): Promise<Answer> {
  const isWell = (one: typeof result): one is Well<Kind> => well.some(kind => kind === one.kind)
  if (result.broadcast && result.kind === 'closed') return notNow(turn, result.broadcast)
  return isWell(result) ? card(turn, result.broadcast) : refusal(turn, result)
}

/** A person who pressed a button sees the card without it; one who typed reads its state. */
export function notNow(turn: Turn, broadcast: Broadcast): Answer | Promise<Answer> {
  if (turn.road !== 'typed') return card(turn, broadcast)
  const state = turn.look.words.text(`states.broadcast.${broadcast.state}`)
  return refusal(turn, { kind: 'not-now' }, { reference: broadcast.reference, state })
}
