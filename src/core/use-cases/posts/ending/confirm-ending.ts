/**
 * Cards of an event that is called off stay: they are drawn anew without buttons, and the post stays broadcast, since
 * people have it. The reason is not sealed, so that it is on the cards to registered people and in the history, but not
 * on the card that everybody has.
 */

import { type Actor, type Named, named } from '../../../domain/actor.ts'
import { type Change, refresh } from '../../../change.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { type Second, pendingConfirmation, secondConfirmation } from '../../../domain/broadcasts/second-confirmation.ts'
import type { JournalEntry } from '../../../domain/journal/journal.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { afterFirst } from '../../broadcasts/sending/ask-to-send.ts'
import { newChange, startChange } from '../../broadcasts/begin-correction.ts'
import { broadcastEntry } from '../../broadcasts/change-broadcast.ts'
import { decisionCards } from '../../broadcasts/decision-cards.ts'
import { remarksGiveWay } from '../../broadcasts/sending/remarks-give-way.ts'
import { abandonCorrection } from './abandon-correction.ts'
import { type Attached, attachedTo } from '../writing/draft-again.ts'

/** What ends the cards of a broadcast for good. `reason`: of a call-off, for registered people. */
export type Ending = { kind: 'take-back' } | { kind: 'call-off'; reason: string }

/** The cards that may be ended: delivered by a broadcast that has ended and that nobody is changing. */
export type Removable = {
  kind: 'removable'
  target: Broadcast
  changing: Broadcast[]
  standing: Broadcast
  post: Post
  people: number
}

export type EndingResult =
  /** `broadcast`: the one that changes the cards. */
  | { kind: 'begun'; broadcast: Broadcast }
  | { kind: 'second-needed'; broadcast: Broadcast }
  | { kind: 'same-person'; broadcast: Broadcast; by: Named; at: Instant }
  /** The number has changed. */
  | { kind: 'confirm-again'; broadcast: Broadcast }
  | Busy
export type EndingNeeds = Pick<
  Ports,
  'broadcasts' | 'posts' | 'deliveries' | 'validations' | 'commit' | 'now' | 'newId' | 'newReference'
>

/** The broadcast with a first confirmation, by anybody, for any number. */
export function waitingEnding(changing: readonly Broadcast[], kind: Ending['kind']): Broadcast | null {
  return changing.find(one => one.kind === kind && one.state === 'ready') ?? null
}

/** Two people confirm the same number, and the same reason. */
export function secondWord(
  { changing, people }: Removable,
  actor: Actor,
  at: Instant,
  ending: Ending,
  { fourEyesOver: over }: Pick<Settings, 'fourEyesOver'>,
): { second: Second; waiting: Broadcast | null } {
  const waiting = waitingEnding(changing, ending.kind)
  const same = ending.kind === 'take-back' || waiting?.reason === ending.reason
  const pending = waiting && same ? pendingConfirmation(waiting, at) : null
  return { waiting, second: secondConfirmation(pending, actor, { people, scheduledFor: null }, { at, over }) }
}

type Read<Refusal> = () => Promise<{ removable: Removable; ending: Ending } | Refusal>

/**
 * « … chez 2 850 agents »: cannot be undone. It ends a correction under way, and remarks by Mary herself. Above the
 * ceiling the first of two confirmations waits, as a broadcast that is ready, for the second.
 */
export async function confirmEnding<Refusal extends { kind: string }>(
  ports: EndingNeeds,
  actor: Actor,
  people: number,
  readIt: Read<Refusal>,
  rules: Pick<Settings, 'fourEyesOver'>,
): Promise<EndingResult | Refusal> {
  // The same reference, however often the commit is tried again.
  let birth: Pick<Broadcast, 'id' | 'reference'> | null = null
  return whileStale<EndingResult | Refusal>(async () => {
    const asked = await readIt()
    if (!('removable' in asked)) return asked
    const { removable: read, ending } = asked
    if (read.people !== people) return { kind: 'confirm-again', broadcast: read.target }
    const at = ports.now()
    const { second, waiting } = secondWord(read, actor, at, ending, rules)
    if (second.kind === 'yours' && waiting)
      return { kind: 'same-person', broadcast: waiting, by: second.confirmation.by, at: second.confirmation.at }
    if (waiting === null) birth ??= { id: ports.newId(), reference: await ports.newReference('DIF') }
    const first = second.kind === 'theirs' ? second.confirmation.by : null
    const made = { read, ending, waiting, birth: waiting ?? birth!, actor, at, first }
    const { broadcast, changes } =
      second.kind === 'first' ? firstWord(made) : started(made, await attachedTo(ports, read.post))
    if ((await ports.commit(...changes)) === 'stale') return 'stale'
    return second.kind === 'first' ? { kind: 'second-needed', broadcast } : { kind: 'begun', broadcast }
  })
}

/**
 * `waiting`: an earlier first confirmation, by another person, or for another number or reason; `first`: who gave it,
 * if it counts.
 */
type Made = {
  read: Removable
  ending: Ending
  waiting: Broadcast | null
  birth: Pick<Broadcast, 'id' | 'reference'>
  actor: Actor
  at: Instant
  first: Named | null
}
type Making = { broadcast: Broadcast; changes: Change[] }

function made({ read, ending, birth, at }: Made, sentBy: Named | null): Broadcast {
  const { id, reference } = birth
  // With the words that count now: a correction may have come between the two confirmations.
  const fresh = newChange(ending.kind, read.target, read.standing, { id, reference, at, sentBy })
  return ending.kind === 'take-back' ? fresh : { ...fresh, reason: ending.reason }
}

function firstWord(one: Made): Making {
  const { read, ending, waiting, actor, at } = one
  const { people, target, post } = read
  const confirmation = { by: named(actor), people, at, scheduledFor: null }
  const broadcast: Broadcast = {
    ...made(one, null),
    version: (waiting?.version ?? 0) + 1,
    state: 'ready',
    confirmation,
    createdAt: waiting?.createdAt ?? at,
  }
  return {
    broadcast,
    changes: [
      { save: 'broadcast', row: broadcast, ifVersion: broadcast.version - 1 },
      savePost(post, at),
      broadcastEntry('broadcast.confirmed', broadcast, actor, { people, target: target.reference, ...why(ending) }),
      refresh({ card: 'broadcast', broadcastId: broadcast.id }),
      ...decisionCards(waiting ?? { ...broadcast, confirmation: null }, broadcast),
    ],
  }
}

function started(one: Made, attached: Attached): Making {
  const { read, ending, waiting, actor, at, first } = one
  const { people, target, changing, post } = read
  const broadcast: Broadcast = {
    ...made(one, named(actor)),
    version: (waiting?.version ?? 0) + 1,
    confirmation: waiting?.confirmation ?? null,
    firstBy: first,
  }
  const abandoned = post.correcting === null ? { post, also: [] } : abandonCorrection(post, attached, actor, at)
  const details = { people, target: target.reference, ...afterFirst(first) }
  return {
    broadcast,
    changes: [
      ...startChange(broadcast, details),
      ...(ending.kind === 'call-off' ? [calledOff(post, broadcast, actor, { people, reason: ending.reason })] : []),
      ...abandoned.also,
      ...remarksGiveWay(changing, at),
      // The version moves in any case, so that of two people one ends it and the other reads again.
      savePost(abandoned.post, at),
      ...(waiting ? decisionCards(waiting, broadcast) : []),
      refresh({ card: 'broadcast', broadcastId: target.id }),
    ],
  }
}

function why(ending: Ending): { reason?: string } {
  return ending.kind === 'take-back' ? {} : { reason: ending.reason }
}

/** For the history of the event itself: by whom, and which reason people were given. */
function calledOff(
  { reference: subject }: Post,
  { reference, seal }: Broadcast,
  actor: Actor,
  details: JournalEntry['details'],
): Change {
  return { journal: { verb: 'event.called-off', actor, subject, seal, details: { ...details, broadcast: reference } } }
}

function savePost(post: Post, at: Instant): Change {
  return { save: 'post', row: { ...post, version: post.version + 1, updatedAt: at }, ifVersion: post.version }
}
