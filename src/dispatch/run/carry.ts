import type { PersonId } from '../../core/actor.ts'
import { maxAttempts, pauseMs, settle } from '../../core/broadcasts/settle.ts'
import type { Broadcast } from '../../core/broadcasts/broadcast.ts'
import { Unavailable } from '../../core/errors.ts'
import type { Ports } from '../../core/ports.ts'
import type { ClaimedDelivery, Settlement } from '../../core/ports/ledger.ts'
import type { SendOutcome } from '../../core/send-outcome.ts'
import { msBetween, type Instant } from '../../core/time.ts'
import type { Ledger } from './ledger.ts'

/** A turn that waited longer for the store is given up for a new one: late turns together would make a burst. */
const staleTurnMs = 25
/** Teams needs a moment before an app just installed can be written from. */
const afterInstallMs = 2_000

export type Needs = Pick<Ports, 'now' | 'pace' | 'messenger' | 'directory' | 'conversations'>
export type Run = {
  broadcast: Broadcast
  ledger: Ledger
  random(): number
  /** Ends with the first answer that says that Mary may not install herself. */
  mayInstall: boolean
  /** Once for each person. */
  installed: Set<PersonId>
}

/** Whom Mary has just been installed for is open again, by a new conversation. */
export function reopened(run: Run, row: ClaimedDelivery): ClaimedDelivery {
  if (row.conversation === null || !run.installed.has(row.person)) return row
  return { ...row, conversation: { ...row.conversation, state: 'open', conversationId: null } }
}

/** Nobody who blocked Mary, took her away or has no Teams is asked again: they cost no request. */
export function mayBeWrittenTo({ conversation }: ClaimedDelivery): boolean {
  return conversation === null || conversation.state === 'open'
}

/**
 * One row on its way: `sending`, the request, what became of it. Its turn was taken just before. Answers the outcome for the
 * run to learn from; null when the row was not ours to send.
 */
export async function carry(ports: Needs, run: Run, row: ClaimedDelivery, turnAt: Instant): Promise<SendOutcome | null> {
  if (!(await run.ledger.mark(row.person))) return null
  if (mayBeWrittenTo(row) && msBetween(turnAt, ports.now()) > staleTurnMs) await ports.pace.take('broadcast')
  const outcome = await ports.messenger.deliver(run.broadcast.rendered, row, {
    firstContact: row.conversation?.met !== true,
    broadcastId: run.broadcast.id,
    mandatory: run.broadcast.mandatory,
    correctedAt: null,
    expiredOn: null,
  })
  await run.ledger.settle(await settlementOf(ports, run, row, outcome))
  return outcome
}

async function settlementOf(ports: Needs, run: Run, row: ClaimedDelivery, outcome: SendOutcome): Promise<Settlement> {
  const tried = { person: row.person, attempts: row.attempts + 1 }
  const absent = outcome.kind === 'refused' && outcome.reason === 'not-installed' && mayBeWrittenTo(row)
  if (absent && run.mayInstall && !run.installed.has(row.person) && tried.attempts < maxAttempts) return install(ports, run, tried)
  return settle(tried, outcome, run.random())
}

async function install(ports: Needs, run: Run, tried: { person: PersonId; attempts: number }): Promise<Settlement> {
  const { person, attempts } = tried
  try {
    switch (await ports.directory.install(person)) {
      case 'installed':
        run.installed.add(person)
        return { person, state: 'queued', afterMs: afterInstallMs }
      case 'not-allowed':
        run.mayInstall = false
        return { person, state: 'refused', reason: 'not-installed' }
      case 'no-teams':
        await ports.conversations.mark(person, 'no-teams').catch(() => {})
        return { person, state: 'refused', reason: 'no-teams' }
    }
  } catch (error) {
    if (!(error instanceof Unavailable)) run.mayInstall = false
    return { person, state: 'queued', afterMs: pauseMs(attempts, run.random()) }
  }
}
