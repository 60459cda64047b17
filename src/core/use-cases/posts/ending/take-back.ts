import type { Actor } from '../../../domain/actor.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { readRemovable, type TakeBackRefusal } from './ask-take-back.ts'
import { confirmEnding, type EndingNeeds, type EndingResult } from './confirm-ending.ts'

/** `people`: the number on the button that was pressed. */
export type TakeBackInput = { broadcastId: string; people: number }
export type TakeBackResult =
  /** `broadcast`: the one that takes the cards away. */
  { kind: 'taking-back'; broadcast: Broadcast } | Exclude<EndingResult, { kind: 'begun' }> | TakeBackRefusal

/** « Retirer chez 2 850 agents » */
export async function takeBack(
  ports: EndingNeeds & Pick<Ports, 'history'>,
  actor: Actor,
  { broadcastId, people }: TakeBackInput,
  rules: Pick<Settings, 'fourEyesOver'>,
): Promise<TakeBackResult> {
  const read = async () => {
    const removable = await readRemovable(ports, actor, broadcastId)
    if (removable.kind === 'not-comms') return refusedEnding(ports, actor, broadcastId, removable)
    return removable.kind === 'removable' ? { removable, ending: { kind: 'take-back' } as const } : removable
  }
  const result = await confirmEnding<TakeBackRefusal>(ports, actor, people, read, rules)
  return result.kind === 'begun' ? { kind: 'taking-back', broadcast: result.broadcast } : result
}

/** A person who is not of comms tried it: it is recorded, and nothing else changes. */
export async function refusedEnding<const Refused extends { kind: string }>(
  ports: Pick<Ports, 'broadcasts' | 'history' | 'now'>,
  actor: Actor,
  broadcastId: string,
  refused: Refused,
): Promise<Refused> {
  const subject = (await ports.broadcasts.byId(broadcastId))?.reference ?? 'broadcasts'
  return refusedAttempt(ports, actor, { what: 'broadcast.change', subject }, refused)
}
