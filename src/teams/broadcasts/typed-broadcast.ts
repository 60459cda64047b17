import { isComms } from '../../core/domain/actor.ts'
import type { Broadcast, BroadcastState } from '../../core/domain/broadcasts/broadcast.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWord } from '../turn/typed-table.ts'
import type { Verbs } from '../turn/verbs.ts'

/** How far back a reference is looked for. */
export const recentMost = 100

type NameOf = (rest: string) => string
type Able = BroadcastState[] | ((broadcast: Broadcast) => boolean)

/**
 * A word that presses a button of `verbs` on the broadcast that is meant; `able`: those on which that button stands.
 */
export function on(
  verbs: Verbs,
  able: Able,
  name: string | NameOf,
  fields: (rest: string) => object = () => ({}),
): TypedWord {
  const may = typeof able === 'function' ? able : ({ state }: Broadcast) => able.includes(state)
  return async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const meant = ableFirst(await named(turn, reference), reference, may)
    const verb = typeof name === 'string' ? name : name(rest)
    return pickOne(turn, meant, reference, async ({ id }) => [await pressed(turn, verbs, verb, id, fields(rest))])
  }
}

export function pressed(
  turn: Turn,
  verbs: Verbs,
  name: string,
  broadcastId: string,
  fields: object = {},
): Promise<Answer> {
  return press(turn, verbs, name, { broadcastId, ...fields })
}

/** A broadcast is also known by the reference of its post: `diffuser PUB-2026-0042`. */
export async function named(turn: Turn, reference: string): Promise<Broadcast[]> {
  const recent = await turn.ports.broadcasts.recent(recentMost)
  return /^pub/i.test(reference) ? recent.map(one => ({ ...one, reference: one.postReference })) : recent
}
