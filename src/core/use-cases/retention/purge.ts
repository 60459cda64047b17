/**
 * Of a ledger the people are deleted and the counts stay; of journal entries the details are deleted, and one entry
 * `retention.purged` says how many. What may be a public archive goes only after the archivist's visa.
 */

import { documentCategories } from '../../domain/retention/document-categories.ts'
import { keptSince } from '../../domain/retention/kept-until.ts'
import type { RetentionCategory, RetentionRule } from '../../domain/retention/retention-rule.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Settings } from '../../domain/settings.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import { Unavailable, unless } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import { purgeConsents, type PurgeConsentsNeeds } from './purge-consents.ts'
import { purgeDocuments, type PurgeDocumentsNeeds } from './purge-documents.ts'
import { purgedEntry } from './purged-entry.ts'
import { purgeLedger, type PurgeLedgerNeeds } from './purge-ledger.ts'
import { endTransferred } from './transferred-files.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'
import { cardOf } from './change-rule.ts'

/** By the authority's clock, after the other jobs of the night. No time zone skips that hour. */
const purgedAt = '04:30'
const atOnce = 2_000
const ledgersAtOnce = 100
/** So long a run works before it lets others in, and orders itself again. */
const runMs = 60_000

export type PurgeNeeds = PurgeDocumentsNeeds &
  PurgeLedgerNeeds &
  PurgeConsentsNeeds &
  HeldNeeds &
  Pick<Ports, 'retentionRules' | 'purges' | 'archiveLists' | 'now'>
type Rules = Pick<Settings, 'timeZone'>
export type Purged = Partial<Record<RetentionCategory, number>>

/** The job `retention.purge`, each night: whatever may run again, and asks for itself. */
export async function purgeEachNight(ports: PurgeNeeds, settings: Rules): Promise<void> {
  const began = ports.now()
  const isLate = (): boolean => msBetween(began, ports.now()) > runMs
  const { whole } = await purge(ports, settings, isLate)
  const tomorrow = instantOf(nextDay(localDay(ports.now(), settings.timeZone)), purgedAt, settings.timeZone)!
  await ports.commit({ job: 'retention.purge', data: {}, ...(whole ? { at: tomorrow } : { inMs: 1_000 }) })
}

/**
 * Deletes all that is due now, in small batches, each of which is complete: killed anywhere, the next run goes on.
 * Suspended rows stay. `isLate`: no further batch begins; then the purge is not `whole`.
 */
export async function purge(
  ports: PurgeNeeds,
  settings: Rules,
  isLate: () => boolean = () => false,
): Promise<{ purged: Purged; whole: boolean }> {
  const [rules, held] = [await ports.retentionRules.all(), await readHeld(ports)]
  const run = { ports, held, isLate, purged: {} as Purged, since: sinceOf(rules, ports.now(), settings) }
  const steps = [purgeAllDocuments, purgeTransferred, purgeLedgers, purgeWords, purgeRows, purgeRefused, purgeSettled]
  for (const step of steps) await step(run)
  return { purged: run.purged, whole: !isLate() }
}

type Run = {
  ports: PurgeNeeds
  held: Held
  isLate: () => boolean
  purged: Purged
  since(category: RetentionCategory): Instant
}

function sinceOf(rules: readonly RetentionRule[], now: Instant, settings: Rules) {
  return (category: RetentionCategory): Instant => keptSince(daysOf(rules, category), now, settings)
}

/** Until `take` finds nothing more. */
async function drain({ isLate, purged }: Run, category: RetentionCategory, take: () => Promise<number>): Promise<void> {
  while (!isLate()) {
    const gone = await take()
    if (gone === 0) return
    purged[category] = (purged[category] ?? 0) + gone
  }
}

async function purgeAllDocuments(run: Run): Promise<void> {
  const { ports, held, since } = run
  for (const category of documentCategories)
    await unlessNow(() =>
      drain(run, category, () => purgeDocuments(ports, category, { before: since(category), held })),
    )
}

async function purgeTransferred(run: Run): Promise<void> {
  const { ports, held, since } = run
  await drain(run, 'proposals', () => endTransferred(ports, { before: since('proposals'), held }))
}

/** SharePoint may not answer: what needs it waits for the next night, the rest does not. */
function unlessNow(take: () => Promise<void>): Promise<void> {
  return unless(Unavailable, take, undefined)
}

async function purgeLedgers(run: Run): Promise<void> {
  const { ports, held, since, isLate, purged } = run
  while (!isLate()) {
    const due = await ports.purges.ledgersDue(since('ledger-names'), held, ledgersAtOnce)
    for (const id of due) {
      if (isLate()) return
      purged['ledger-names'] = (purged['ledger-names'] ?? 0) + (await purgeLedger(ports, id, held))
    }
    if (due.length < ledgersAtOnce) return
  }
}

async function purgeWords(run: Run): Promise<void> {
  const { ports, held, since } = run
  await unlessNow(() => drain(run, 'consents', () => purgeConsents(ports, { before: since('consents'), held })))
}

async function purgeRows(run: Run): Promise<void> {
  const { ports, held, since } = run
  for (const category of ['conversations', 'kept-files'] as const)
    await drain(run, category, () => ports.purges.takeRows(category, since(category), held, atOnce))
}

async function purgeRefused(run: Run): Promise<void> {
  const { ports, held, since } = run
  const due = { before: since('refused-attempts'), upTo: null }
  let after = 0
  await drain(run, 'refused-attempts', async () => {
    const found = await ports.purges.takeDetails('refused-attempts', due, held, { after, limit: atOnce })
    after = found.after
    return found.taken
  })
}

/** The journal knows longer what was suspended, decided or proposed: the rows are not needed after a year. */
async function purgeSettled({ ports, isLate, purged, since }: Run): Promise<void> {
  if (isLate()) return
  const before = since('refused-attempts')
  const gone = (await endOldProposals(ports, before)) + (await ports.purges.takeSettled(before))
  if (gone === 0) return
  await ports.commit(purgedEntry('settings', gone))
  purged.settings = (purged.settings ?? 0) + gone
}

/** Ends proposed changes of rules that nobody decided for so long; their cards say so. Answers how many. */
async function endOldProposals(
  { retentionRules, commit }: Pick<Ports, 'retentionRules' | 'commit'>,
  before: Instant,
): Promise<number> {
  let gone = 0
  for (const proposal of await retentionRules.proposals()) {
    if (proposal.at >= before) continue
    const { id, version } = proposal
    const done = await commit({ remove: 'rule_proposal', id, ifVersion: version }, cardOf(proposal))
    // Not counted: somebody decided on it meanwhile.
    if (done === 'done') gone++
  }
  return gone
}
