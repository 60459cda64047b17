import { type Actor, isComms } from '../../../domain/actor.ts'
import { durationOfRequests } from '../../../domain/audiences/honest-duration.ts'
import { quietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Second } from '../../../domain/broadcasts/second-confirmation.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { BroadcastRefusal } from '../../broadcasts/change-broadcast.ts'
import { isChangedByPeople, isUnderWay, readTarget, standingBroadcast } from '../../broadcasts/standing-broadcast.ts'
import { type Removable, secondWord } from './confirm-ending.ts'

export type TakeBackRefusal =
  | { kind: 'nobody-has-it' | 'names-gone' | 'not-ended' | 'taken-back' | 'being-changed'; broadcast: Broadcast }
  | BroadcastRefusal
/** The question before cards are removed. `second`: whether this is one of two confirmations. */
export type TakeBackQuestion = {
  broadcast: Broadcast
  people: number
  quietHours: boolean
  durationMs: number
  endsCorrection: boolean
  second: Second
}
export type AskTakeBackResult = ({ kind: 'confirm' } & TakeBackQuestion) | TakeBackRefusal

export type ReadNeeds = Pick<Ports, 'broadcasts' | 'posts' | 'deliveries'>

export async function readRemovable(
  ports: ReadNeeds,
  actor: Actor,
  broadcastId: string,
): Promise<Removable | TakeBackRefusal> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const read = await readTarget(ports, broadcastId)
  const post = read && (await ports.posts.byId(read.target.postId))
  if (!read || !post) return { kind: 'not-found' }
  const { target, changing } = read
  if (post.state === 'taken-back') return { kind: 'taken-back', broadcast: target }
  if (isUnderWay(target)) return { kind: 'not-ended', broadcast: target }
  if (isChangedByPeople(changing) || post.state === 'broadcasting') return { kind: 'being-changed', broadcast: target }
  if (target.namesGoneAt !== undefined) return { kind: 'names-gone', broadcast: target }
  const ended = target.state === 'done' || target.state === 'stopped'
  const people = ended ? (await ports.deliveries.report(broadcastId)).counts.delivered : 0
  if (people === 0) return { kind: 'nobody-has-it', broadcast: target }
  return { kind: 'removable', target, changing, standing: standingBroadcast(target, changing), post, people }
}

/** *Retirer chez tous*: asks once, with the number of cards that will be removed. */
export async function askTakeBack(
  ports: ReadNeeds & Pick<Ports, 'now'>,
  actor: Actor,
  broadcastId: string,
  settings: Settings,
): Promise<AskTakeBackResult> {
  const read = await readRemovable(ports, actor, broadcastId)
  if (read.kind !== 'removable') return read
  const { target: broadcast, post, people } = read
  const at = ports.now()
  return {
    kind: 'confirm',
    broadcast,
    people,
    durationMs: durationOfRequests(people, settings.broadcastPerSecond),
    quietHours: quietHours(at, settings),
    endsCorrection: post.correcting !== null,
    second: secondWord(read, actor, at, { kind: 'take-back' }, settings).second,
  }
}
