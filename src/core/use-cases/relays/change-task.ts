import { refresh } from '../../change.ts'
import type { Actor } from '../../domain/actor.ts'
import type { RelaySeen } from '../../domain/faces/relay-seen.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { RelayRound, RelayTask } from '../../domain/relays/relay.ts'
import { mayAnswer } from '../../domain/relays/relay-state.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { siteCards } from './relay-cards.ts'
import { seenOf, type SeenNeeds } from './see-task.ts'

export type TaskNeeds = SeenNeeds & Pick<Ports, 'history' | 'commit' | 'now'>
type Decided = { row: RelayTask; verb: JournalVerb; details?: JournalEntry['details'] }
/** `said`: it was so already. */
type Changed = { kind: 'changed' | 'said' } & RelaySeen
type Refused = { kind: 'not-found' | 'not-asked' } | Busy

/** The road of every answer of a site: read, decide, commit, again when it was stale. Twice is once. */
export function changeTask<Refusal extends { kind: string }>(
  ports: TaskNeeds,
  actor: Actor,
  { taskId, what }: { taskId: string; what: JournalVerb },
  decide: (task: RelayTask, round: RelayRound) => Decided | Refusal | 'said',
): Promise<Changed | Refusal | Refused> {
  return whileStale<Changed | Refusal | Refused>(async () => {
    const task = await ports.relayTasks.byId(taskId)
    const round = task && (await ports.relayRounds.byId(task.roundId))
    const seen = task && round && (await seenOf(ports, round, task))
    if (!seen) return { kind: 'not-found' }
    if (!mayAnswer(task, actor.id))
      return refusedAttempt(ports, actor, { what, subject: round.reference }, { kind: 'not-asked' })
    const decided = decide(task, round)
    if (decided === 'said') return { kind: 'said', ...seen }
    if ('kind' in decided) return decided
    const { row, verb, details = {} } = decided
    const next = { ...row, version: task.version + 1 }
    const done = await ports.commit(
      { save: 'relay_task', row: next, ifVersion: task.version },
      {
        journal: {
          verb,
          actor,
          subject: round.reference,
          seal: round.seal,
          details: { site: task.site.name, poster: round.poster, ...details },
        },
      },
      ...siteCards(next, round),
      refresh({ card: 'broadcast', broadcastId: round.broadcastId }),
    )
    return done === 'done' ? { kind: 'changed', ...seen, task: next } : 'stale'
  })
}
