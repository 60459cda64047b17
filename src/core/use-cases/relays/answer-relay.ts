import { type Actor, named } from '../../domain/actor.ts'
import { cannotReasonMax, type RelayRound, type RelayTask } from '../../domain/relays/relay.ts'
import { hangs, mayAnswer } from '../../domain/relays/relay-state.ts'
import { cleanText } from '../../domain/text.ts'
import { refresh } from '../../change.ts'
import type { RelaySeen } from '../../domain/faces/relay-seen.ts'
import type { JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { siteCards } from './relay-cards.ts'
import { type SeenNeeds, seenOf } from './see-task.ts'
import { roadOf } from '../road.ts'

type TaskNeeds = SeenNeeds & Pick<Ports, 'history' | 'commit' | 'now'>
/** Nothing changed. */
type Said = { kind: 'said' } & RelaySeen

/** The road of every answer of a site. `what`: the answer, for the journal entry of people who are not asked. */
const taskRoad = roadOf({
  of: 'relay_task',
  read: async (ports: SeenNeeds, { taskId }: { taskId: string; what: JournalVerb }) => {
    const task = await ports.relayTasks.byId(taskId)
    const round = task && (await ports.relayRounds.byId(task.roundId))
    const seen = task && round && (await seenOf(ports, round, task))
    return seen && ([task, round, seen] as const)
  },
  refuses: (actor, seen) => (!seen || mayAnswer(seen[0], actor.id) ? null : 'not-asked'),
  attempt: (seen, { what }) => ({ what, subject: seen?.[1].reference ?? 'relays' }),
  tells: ({ site }, _, [{ reference, seal, poster }]) => ({
    subject: reference,
    seal,
    details: { site: site.name, poster },
  }),
  follows: (row, _, [round]) => [
    ...siteCards(row, round),
    refresh({ card: 'broadcast', broadcastId: round.broadcastId }),
  ],
  done: (task, [_, seen]) => ({ kind: 'changed' as const, ...seen, task }),
})

/** `poster`: the version on the pressed card; null: it was typed, and means the present one. */
export type Answered = { taskId: string; poster: number | null }
type NotNow = { kind: 'relay-over' } | { kind: 'poster-replaced' }

function notNow({ ended, poster }: RelayRound, asked: Answered): NotNow | null {
  if (ended !== null) return { kind: 'relay-over' }
  return asked.poster !== null && asked.poster !== poster ? { kind: 'poster-replaced' } : null
}

/** *C’est affiché*; for an edition: its copies are put out. */
export function sayPosted(ports: TaskNeeds, actor: Actor, asked: Answered) {
  return taskRoad.change<Said | NotNow>(ports, actor, { ...asked, what: 'relay.posted' }, (task, round, seen) => {
    if (task.posted?.poster === round.poster) return { kind: 'said', ...seen }
    const refused = notNow(round, asked)
    if (refused) return refused
    const posted = { by: named(actor), at: ports.now(), poster: round.poster }
    return { row: { ...task, posted, cannot: null }, verb: 'relay.posted' }
  })
}

/** *Dit à l’équipe*. */
export function sayTold(ports: TaskNeeds, actor: Actor, asked: Answered) {
  return taskRoad.change<Said | NotNow>(ports, actor, { ...asked, what: 'relay.told' }, (task, round, seen) => {
    if (task.told?.poster === round.poster) return { kind: 'said', ...seen }
    const refused = notNow(round, asked)
    if (refused) return refused
    const told = { by: named(actor), at: ports.now(), poster: round.poster }
    return { row: { ...task, told, cannot: null }, verb: 'relay.told' }
  })
}

/** *Je ne peux pas*, and why. */
export function sayCannot(ports: TaskNeeds, actor: Actor, asked: Answered & { reason: unknown }) {
  const reason = cleanText(asked.reason)
  return taskRoad.change<Said | NotNow | { kind: 'reason-missing' | 'too-long' }>(
    ports,
    actor,
    { ...asked, what: 'relay.cannot' },
    (task, round, seen) => {
      if (task.cannot?.poster === round.poster && task.cannot.reason === reason) return { kind: 'said', ...seen }
      const refused = notNow(round, asked)
      if (refused) return refused
      if (reason === '') return { kind: 'reason-missing' }
      if (reason.length > cannotReasonMax) return { kind: 'too-long' }
      const cannot = { by: named(actor), at: ports.now(), poster: round.poster, reason }
      return { row: { ...withoutPresent(task, round), cannot }, verb: 'relay.cannot' }
    },
  )
}

/** *Je ne peux pas* takes back an answer about this poster; an earlier one may hang all the same. */
function withoutPresent(task: RelayTask, { poster }: RelayRound): RelayTask {
  const { posted, told } = task
  return { ...task, posted: posted?.poster === poster ? null : posted, told: told?.poster === poster ? null : told }
}

/** *C’est décroché*. */
export function sayTakenDown(ports: TaskNeeds, actor: Actor, taskId: string) {
  return taskRoad.change<Said | { kind: 'nothing-hangs' }>(
    ports,
    actor,
    { taskId, what: 'relay.taken-down' },
    (task, _, seen) => {
      if (task.takeDown?.done) return { kind: 'said', ...seen }
      if (!hangs(task) || task.takeDown === null) return { kind: 'nothing-hangs' }
      const done = { by: named(actor), at: ports.now() }
      return { row: { ...task, takeDown: { ...task.takeDown, done } }, verb: 'relay.taken-down' }
    },
  )
}
