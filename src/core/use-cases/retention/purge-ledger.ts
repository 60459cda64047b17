import type { Held } from '../../domain/retention/suspension.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { purgedEntry } from './purged-entry.ts'

/** People whose rows go in one statement. */
const atOnce = 5_000

export type PurgeLedgerNeeds = Pick<Ports, 'purges' | 'broadcasts' | 'commit' | 'now'>

/**
 * Takes the names out of the ledger of one sending, batch by batch; then the sending says so, and whoever had its
 * report written to the library gets it anew, with counts alone. Killed in between, the next run goes on. How many
 * people went.
 */
export async function purgeLedger(ports: PurgeLedgerNeeds, broadcastId: string, held: Held): Promise<number> {
  let people = 0
  for (;;) {
    const gone = await ports.purges.takeNames(broadcastId, held.people, atOnce)
    people += gone
    if (gone < atOnce) break
  }
  await whileStale<'done'>(async () => {
    const broadcast = await ports.broadcasts.byId(broadcastId)
    if (!broadcast || broadcast.namesGoneAt !== undefined) return 'done'
    const { version, report, reference } = broadcast
    const wasWritten = report?.writtenAt != null
    const asked = wasWritten ? { report: { ...report, writtenAt: null } } : {}
    return ports.commit(
      { save: 'broadcast', row: { ...broadcast, ...asked, namesGoneAt: ports.now() }, ifVersion: version },
      purgedEntry('ledger-names', people, reference),
      ...(wasWritten ? [{ job: 'broadcast.export', data: { id: broadcastId } } as const] : []),
    )
  })
  return people
}
