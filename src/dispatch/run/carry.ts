import type { PersonId } from '../../core/domain/actor.ts'
import type { Broadcast, ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import { type EventAnswer, isRegistered } from '../../core/domain/events/event.ts'
import { maxAttempts, pauseMs, settle } from '../../core/use-cases/broadcasts/settle-delivery.ts'
import { Unavailable } from '../../core/domain/errors.ts'
import type { Ports } from '../../core/ports.ts'
import type { Settlement } from '../../core/ports/ledger.ts'
import type { Frame, NextTurn } from '../../core/ports/outside.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { leaveOrLater, type Roads } from '../../core/use-cases/leaving/may-leave.ts'
import { askGate, type GateNeeds, type HeldBroadcast } from './ask-gate.ts'
import type { Beside } from './beside.ts'
import type { Ledger } from './run-ledger.ts'
import type { ProcessMemory } from './process-memory.ts'
import type { StopSwitch } from './watch-state.ts'

/** `markSending` gives a row a minute: a request that leaves by then is answered, or given up, within it. */
const leavesWithinMs = 40_000
/** How often a caller that waits for a further turn checks whether it is too late. */
const lookEveryMs = 1_000
/** Teams needs a moment before a newly installed app can write. */
const afterInstallMs = 2_000

export type Needs = Pick<Ports, 'directory' | 'conversations' | 'pace' | 'sleep'> & GateNeeds
export type Run = {
  broadcast: Broadcast
  /** The post as it was when the run began. */
  post: Post | null
  /** For an event whose delivered cards change: its other cards. */
  beside: Beside | null
  ledger: Ledger
  stop: StopSwitch
  random(): number
  /** Milliseconds that never go back. */
  clock(): number
  memory: ProcessMemory
  /** The only people whom a pilot or a test copy reaches; null: everybody. */
  pilots: ReadonlySet<PersonId> | null
}

/** People who opted out, blocked or removed Mary, or have no Teams get no new card: they cost no request. */
export function needsTurn(run: Run, row: ClaimedDelivery): boolean {
  if (spared(run, row) !== null) return false
  return run.broadcast.kind !== 'send' || isOpen(row)
}

/**
 * One row on its way: `sending`, its turn, the request, the result. Its turn was booked just before and is taken once
 * `sending` is written, so that a slow store makes no departure late. Answers the outcome for the run to learn from;
 * held: the gate holds all of it back; null: nothing was sent.
 */
export async function carry(ports: Needs, run: Run, row: ClaimedDelivery): Promise<SendOutcome | HeldBroadcast | null> {
  const { person } = row
  const reason = spared(run, row)
  if (reason !== null) {
    await run.ledger.settle({ person, state: 'refused', reason })
    return null
  }
  if (await isTrueAlready(run, row)) {
    const { conversationId, activityId } = row
    await run.ledger.settle({ person, state: 'delivered', conversationId: conversationId!, activityId: activityId! })
    return null
  }
  const leaveBy = run.clock() + leavesWithinMs
  if (!(await run.ledger.mark(person))) return null
  const next = (): Promise<boolean> => nextTurn(ports, run, leaveBy)
  if (!(needsTurn(run, row) ? await next() : hasTime(run, leaveBy))) {
    await run.ledger.settle({ person, state: 'queued', afterMs: 0 })
    return null
  }
  const answer = (await run.beside?.answer(person)) ?? null
  const may = await askGate(ports, { broadcast: run.broadcast, post: run.post, person })
  if (may.kind === 'held') {
    await run.ledger.settle({ person, state: 'queued', afterMs: 0 })
    return may
  }
  const written = await write(may.by, run, row, answer, next)
  const last = row.attempts + 1 >= maxAttempts
  const outcome =
    run.beside === null ? written : await run.beside.follow(person, answer, { outcome: written, last }, next)
  await run.ledger.settle(await settlementOf(ports, run, row, outcome))
  return outcome
}

/** People with a place, or in the waiting list, are not told whether others still find one: they cost no request. */
async function isTrueAlready({ broadcast, beside }: Run, row: ClaimedDelivery): Promise<boolean> {
  if (broadcast.kind !== 'remark' || broadcast.remark === 'closed' || row.activityId === null) return false
  return isRegistered((await beside?.answer(row.person)) ?? null)
}

function hasTime({ stop, clock }: Run, leaveBy: number): boolean {
  return stop.reason === null && clock() < leaveBy
}

/**
 * Teams may have asked everybody to wait for minutes: the row is given back before its lease ends, so that it does not
 * become unknown.
 */
async function nextTurn({ pace, sleep }: Needs, run: Run, leaveBy: number): Promise<boolean> {
  let taken = false
  const turn = pace.take('broadcast').then(() => (taken = true))
  while (!taken && hasTime(run, leaveBy)) await run.stop.until(Promise.race([turn, sleep(lookEveryMs)]))
  return hasTime(run, leaveBy)
}

function write(
  messenger: Roads['broadcast']['by'],
  { broadcast, beside }: Run,
  row: ClaimedDelivery,
  answer: EventAnswer | null,
  next: NextTurn,
): Promise<SendOutcome> {
  const answered = answer && beside && { answer, details: beside.details }
  switch (broadcast.kind) {
    case 'send':
      return messenger.deliver(broadcast.rendered, row, frameOf(broadcast, row, null), next)
    case 'correct':
    case 'expire':
    case 'remark':
    case 'call-off':
    case 'mend':
      return messenger.correct(broadcast.rendered, row, frameOf(broadcast, row, answered), next)
    case 'take-back':
      return messenger.takeBack(row, next)
  }
}

function frameOf(
  { id, kind, targetId, startedAt, correctedAt = null, expiresOn, remark, reason }: Broadcast,
  { conversation }: ClaimedDelivery,
  answered: Frame['answered'],
): Frame {
  const isOff = kind === 'call-off' || (kind === 'mend' && reason !== undefined)
  return {
    firstContact: kind === 'send' && conversation?.met !== true,
    broadcastId: targetId ?? id,
    correctedAt: kind === 'correct' ? startedAt : correctedAt,
    expiredOn: kind === 'expire' ? expiresOn : null,
    remark: isOff ? 'cancelled' : remark === 'free' ? null : (remark ?? null),
    ...(isOff && reason !== undefined && { reason }),
    answered: answered ?? null,
  }
}

function isOpen({ conversation }: ClaimedDelivery): boolean {
  return conversation === null || conversation.state === 'open'
}

/** People who had Mary and no longer have her removed her: Teams' refusal may come before its event that they did. */
function neverHad({ conversation }: ClaimedDelivery): boolean {
  return (
    conversation === null ||
    (conversation.state === 'open' && conversation.conversationId === null && !conversation.met)
  )
}

/** Why nothing is sent to this person at all. */
function spared(
  { broadcast, pilots }: Run,
  { person, conversation }: ClaimedDelivery,
): 'opted-out' | 'outside-pilot' | null {
  if (pilots !== null && !pilots.has(person)) return 'outside-pilot'
  return broadcast.kind === 'send' && !broadcast.mandatory && conversation?.optedOut === true ? 'opted-out' : null
}

async function settlementOf(ports: Needs, run: Run, row: ClaimedDelivery, outcome: SendOutcome): Promise<Settlement> {
  const tried = { person: row.person, attempts: row.attempts + 1 }
  const { broadcast, memory } = run
  const absent =
    outcome.kind === 'refused' && outcome.reason === 'not-installed' && neverHad(row) && broadcast.kind === 'send'
  if (absent && memory.mayInstall(broadcast, row.person) && tried.attempts < maxAttempts)
    return install(ports, run, tried)
  return settle(tried, outcome, { jitter: run.random(), repeatable: broadcast.kind !== 'send' })
}

async function install(ports: Needs, run: Run, tried: { person: PersonId; attempts: number }): Promise<Settlement> {
  const { person, attempts } = tried
  try {
    const by = await leaveOrLater(ports, { road: 'install', broadcast: run.broadcast, person }, ports.directory)
    switch (await by.install(person)) {
      case 'installed':
        run.memory.installed(run.broadcast, person)
        await ports.conversations.mark(person, 'open')
        return { person, state: 'queued', afterMs: afterInstallMs }
      case 'not-allowed':
        run.memory.mayNotInstall(run.broadcast)
        return { person, state: 'refused', reason: 'not-installed' }
      case 'no-teams':
        await ports.conversations.mark(person, 'no-teams').catch(() => {})
        return { person, state: 'refused', reason: 'no-teams' }
    }
  } catch (error) {
    if (!(error instanceof Unavailable)) run.memory.mayNotInstall(run.broadcast)
    return { person, state: 'queued', afterMs: pauseMs(attempts, run.random()) }
  }
}
