import type { Actor } from '../../domain/actor.ts'
import type { Busy } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import { decisionCards } from './decision-cards.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { notComms, road } from '../road.ts'

export type BroadcastRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy
export type BroadcastDecision<Answer> = {
  change: Partial<Broadcast>
  also: Change[]
  answer: (broadcast: Broadcast) => Answer
  /** False: the card in the channel stays as it is. */
  redraw?: boolean
}

const broadcasts = road({
  read: ({ broadcasts }: Pick<Ports, 'broadcasts'>, id: string) => broadcasts.byId(id),
  refuses: notComms,
  attempt: seen => ({ what: 'broadcast.change', subject: seen?.reference ?? 'broadcasts' }),
})

/** The road of every change that comms asks for, with the broadcast card. */
export function changeBroadcast<Answer extends { kind: string }>(
  ports: Pick<Ports, 'history' | 'broadcasts' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  decide: (
    broadcast: Broadcast,
    now: Instant,
  ) => Promise<BroadcastDecision<Answer> | Answer> | BroadcastDecision<Answer> | Answer,
): Promise<Answer | BroadcastRefusal> {
  return broadcasts<Answer>(ports, actor, id, async read => {
    const now = ports.now()
    const decided = await decide(read, now)
    if ('kind' in decided) return decided
    const row: Broadcast = { ...read, ...decided.change, version: read.version + 1, updatedAt: now }
    const save: Change = { save: 'broadcast', row, ifVersion: read.version }
    const card: Change[] = decided.redraw === false ? [] : [refresh({ card: 'broadcast', broadcastId: id })]
    return { changes: [save, ...decided.also, ...card, ...decisionCards(read, row)], answer: decided.answer(row) }
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
