import { type Actor, named } from '../../domain/actor.ts'
import { cannotReasonMax, type RelayRound, type RelayTask } from '../../domain/relays/relay.ts'
import { hangs, mayAnswer } from '../../domain/relays/relay-state.ts'
import { cleanText } from '../../domain/text.ts'
import { refresh } from '../../change.ts'
import type { RelaySeen } from '../../domain/faces/relay-seen.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { siteCards } from './relay-cards.ts'
import { seenOf, type SeenNeeds } from './see-task.ts'

type TaskNeeds = SeenNeeds & Pick<Ports, 'history' | 'commit' | 'now'>
type Decided = { row: RelayTask; verb: JournalVerb; details?: JournalEntry['details'] }
/** `said`: it was so already. */
type Changed = { kind: 'changed' | 'said' } & RelaySeen
type Refused = { kind: 'not-found' | 'not-asked' } | Busy

/** `poster`: of which the pressed card asks; null: it was typed, and means the present one. */
export type Answered = { taskId: string; poster: number | null }
type NotNow = { kind: 'relay-over' } | { kind: 'poster-replaced' }

function notNow({ ended, poster }: RelayRound, asked: Answered): NotNow | null {
  if (ended !== null) return { kind: 'relay-over' }
  return asked.poster !== null && asked.poster !== poster ? { kind: 'poster-replaced' } : null
}

/** *C’est affiché*: of an edition, that its copies are put out. */
export function sayPosted(ports: TaskNeeds, actor: Actor, asked: Answered) {
  return changeTask<NotNow>(ports, actor, { taskId: asked.taskId, what: 'relay.posted' }, (task, round) => {
    if (task.posted?.poster === round.poster) return 'said'
    const refused = notNow(round, asked)
    if (refused) return refused
    const posted = { by: named(actor), at: ports.now(), poster: round.poster }
    return { row: { ...task, posted, cannot: null }, verb: 'relay.posted' }
  })
}

/** *Dit à l’équipe*. */
export function sayTold(ports: TaskNeeds, actor: Actor, asked: Answered) {
  return changeTask<NotNow>(ports, actor, { taskId: asked.taskId, what: 'relay.told' }, (task, round) => {
    if (task.told?.poster === round.poster) return 'said'
    const refused = notNow(round, asked)
    if (refused) return refused
    const told = { by: named(actor), at: ports.now(), poster: round.poster }
    return { row: { ...task, told, cannot: null }, verb: 'relay.told' }
  })
}

/** *Je ne peux pas*, and why. */
export function sayCannot(ports: TaskNeeds, actor: Actor, asked: Answered & { reason: unknown }) {
  const reason = cleanText(asked.reason)
  return changeTask<NotNow | { kind: 'reason-missing' | 'too-long' }>(
    ports,
    actor,
    { taskId: asked.taskId, what: 'relay.cannot' },
    (task, round) => {
      if (task.cannot?.poster === round.poster && task.cannot.reason === reason) return 'said'
      const refused = notNow(round, asked)
      if (refused) return refused
      if (reason === '') return { kind: 'reason-missing' }
      if (reason.length > cannotReasonMax) return { kind: 'too-long' }
      const cannot = { by: named(actor), at: ports.now(), poster: round.poster, reason }
      return { row: { ...withoutPresent(task, round), cannot }, verb: 'relay.cannot' }
    },
  )
}

/** Whoever cannot takes back what they said of this poster; an earlier one hangs all the same. */
function withoutPresent(task: RelayTask, { poster }: RelayRound): RelayTask {
  const { posted, told } = task
  return { ...task, posted: posted?.poster === poster ? null : posted, told: told?.poster === poster ? null : told }
}

/** *C’est décroché*. */
export function sayTakenDown(ports: TaskNeeds, actor: Actor, taskId: string) {
  return changeTask<{ kind: 'nothing-hangs' }>(ports, actor, { taskId, what: 'relay.taken-down' }, task => {
    if (task.takeDown?.done) return 'said'
    if (!hangs(task) || task.takeDown === null) return { kind: 'nothing-hangs' }
    const done = { by: named(actor), at: ports.now() }
    return { row: { ...task, takeDown: { ...task.takeDown, done } }, verb: 'relay.taken-down' }
  })
}

/** The road of every answer of a site: read, decide, commit, again when it was stale. Twice is once. */
function changeTask<Refusal extends { kind: string }>(
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
