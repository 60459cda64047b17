import { type Actor, isComms } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import { decisionCards } from './decision-cards.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

export type BroadcastRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy
export type BroadcastDecision<Answer> = {
  change: Partial<Broadcast>
  also: Change[]
  answer: (broadcast: Broadcast) => Answer
  /** False: the card in the channel stays as it is. */
  redraw?: boolean
}

/**
 * The road of every change that comms asks for: read, decide, commit with the broadcast card, again when it was stale.
 */
export function changeBroadcast<Answer extends { kind: string }>(
  ports: Pick<Ports, 'history' | 'broadcasts' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  decide: (
    broadcast: Broadcast,
    now: Instant,
  ) => Promise<BroadcastDecision<Answer> | Answer> | BroadcastDecision<Answer> | Answer,
): Promise<Answer | BroadcastRefusal> {
  return whileStale<Answer | BroadcastRefusal>(async () => {
    const read = await ports.broadcasts.byId(id)
    if (!isComms(actor))
      return refusedAttempt(
        ports,
        actor,
        { what: 'broadcast.change', subject: read?.reference ?? 'broadcasts' },
        { kind: 'not-comms' },
      )
    if (!read) return { kind: 'not-found' }
    const now = ports.now()
    const decided = await decide(read, now)
    if ('kind' in decided) return decided
    const row: Broadcast = { ...read, ...decided.change, version: read.version + 1, updatedAt: now }
    const save: Change = { save: 'broadcast', row, ifVersion: read.version }
    const card: Change[] = decided.redraw === false ? [] : [refresh({ card: 'broadcast', broadcastId: id })]
    const done = await ports.commit(save, ...decided.also, ...card, ...decisionCards(read, row))
    return done === 'done' ? decided.answer(row) : 'stale'
  })
}

export function broadcastEntry(
  verb: JournalEntry['verb'],
  { reference: subject, seal }: Broadcast,
  actor: Actor | null,
  details: JournalEntry['details'] = {},
): Change {
  return { journal: { verb, actor, subject, seal, details } }
}
