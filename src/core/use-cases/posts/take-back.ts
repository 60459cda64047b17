import { type Actor, type Named, named } from '../../domain/actor.ts'
import { whileStale } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { abandonCorrection } from './abandon-correction.ts'
import { type Attached, attachedTo } from './draft-again.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { afterFirst } from '../broadcasts/ask-to-send.ts'
import { decisionCards } from '../broadcasts/decision-cards.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { broadcastEntry } from '../broadcasts/change-broadcast.ts'
import { type ReadNeeds, readRemovable, type Removable, secondWord, type TakeBackRefusal } from './ask-take-back.ts'
import { newChange, startChange } from '../broadcasts/begin-correction.ts'

/** `people`: the number on the button that was pressed. */
export type TakeBackInput = { broadcastId: string; people: number }
export type TakeBackResult =
  /** `broadcast`: the one that takes the cards away. */
  | { kind: 'taking-back' | 'second-needed'; broadcast: Broadcast }
  | { kind: 'same-person'; broadcast: Broadcast; by: Named; at: Instant }
  /** Another number by now. */
  | { kind: 'confirm-again'; broadcast: Broadcast }
  | TakeBackRefusal
type Needs = ReadNeeds & Pick<Ports, 'history' | 'validations' | 'commit' | 'now' | 'newId' | 'newReference'>

/**
 * « Retirer chez 2 850 agents »: cannot be undone. A correction under way ends with it. Above the ceiling the first of
 * two confirmations waits, as a broadcast that is ready, for the second.
 */
export async function takeBack(
  ports: Needs,
  actor: Actor,
  { broadcastId, people }: TakeBackInput,
  rules: Pick<Settings, 'fourEyesOver'>,
): Promise<TakeBackResult> {
  // One reference however often it is tried again.
  let birth: Pick<Broadcast, 'id' | 'reference'> | null = null
  return whileStale<TakeBackResult>(async () => {
    const read = await readRemovable(ports, actor, broadcastId)
    if (read.kind === 'not-comms')
      return refusedAttempt(
        ports,
        actor,
        { what: 'broadcast.change', subject: (await ports.broadcasts.byId(broadcastId))?.reference ?? 'broadcasts' },
        read,
      )
    if (read.kind !== 'removable') return read
    if (read.people !== people) return { kind: 'confirm-again', broadcast: read.target }
    const at = ports.now()
    const { second, waiting } = secondWord(read, actor, at, rules)
    if (second.kind === 'yours' && waiting)
      return { kind: 'same-person', broadcast: waiting, by: second.confirmation.by, at: second.confirmation.at }
    if (waiting === null) birth ??= { id: ports.newId(), reference: await ports.newReference('DIF') }
    const first = second.kind === 'theirs' ? second.confirmation.by : null
    const made = { read, waiting, birth: waiting ?? birth!, actor, at, first }
    const { broadcast, changes } =
      second.kind === 'first' ? firstWord(made) : started(made, await attachedTo(ports, read.post))
    if ((await ports.commit(...changes)) === 'stale') return 'stale'
    return { kind: second.kind === 'first' ? 'second-needed' : 'taking-back', broadcast }
  })
}

/**
 * `waiting`: a first word was given before, by somebody else or for another number; `first`: whose word it was, when it
 * counts.
 */
type Made = {
  read: Removable
  waiting: Broadcast | null
  birth: Pick<Broadcast, 'id' | 'reference'>
  actor: Actor
  at: Instant
  first: Named | null
}
type Making = { broadcast: Broadcast; changes: Change[] }

function firstWord({ read, waiting, birth, actor, at }: Made): Making {
  const { people, target, standing, post } = read
  const fresh = newChange('take-back', target, standing, { ...birth, at, sentBy: null })
  const confirmation = { by: named(actor), people, at, scheduledFor: null }
  const broadcast: Broadcast = {
    ...(waiting ?? fresh),
    version: (waiting?.version ?? 0) + 1,
    state: 'ready',
    confirmation,
    updatedAt: at,
  }
  return {
    broadcast,
    changes: [
      { save: 'broadcast', row: broadcast, ifVersion: broadcast.version - 1 },
      savePost(post, at),
      broadcastEntry('broadcast.confirmed', broadcast, actor, { people, target: target.reference }),
      refresh({ card: 'broadcast', broadcastId: broadcast.id }),
      ...decisionCards(waiting ?? { ...broadcast, confirmation: null }, broadcast),
    ],
  }
}

function started({ read, waiting, birth, actor, at, first }: Made, attached: Attached): Making {
  const { people, target, standing, post } = read
  const fresh = newChange('take-back', target, standing, { ...birth, at, sentBy: named(actor) })
  const broadcast: Broadcast = {
    ...fresh,
    version: (waiting?.version ?? 0) + 1,
    confirmation: waiting?.confirmation ?? null,
    firstBy: first,
  }
  const abandoned = post.correcting === null ? { post, also: [] } : abandonCorrection(post, attached, actor, at)
  return {
    broadcast,
    changes: [
      ...startChange(broadcast, { people, target: target.reference, ...afterFirst(first) }),
      ...abandoned.also,
      // The version moves whatever else: of two people, one takes back and the other reads again.
      savePost(abandoned.post, at),
      ...(waiting ? decisionCards(waiting, broadcast) : []),
      refresh({ card: 'broadcast', broadcastId: target.id }),
    ],
  }
}

function savePost(post: Post, at: Instant): Change {
  return { save: 'post', row: { ...post, version: post.version + 1, updatedAt: at }, ifVersion: post.version }
}
