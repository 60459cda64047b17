import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { purgedEntry } from './purged-entry.ts'

const atOnce = 5_000

export type PurgeLedgerNeeds = Pick<Ports, 'purges' | 'broadcasts' | 'commit' | 'now'>

/**
 * Deletes the names of one broadcast's ledger, batch by batch; then the broadcast says so, and a report in the library
 * is written anew, with counts alone. Suspended people stay, until a later night. Killed in between, the next run goes
 * on, and counts all of them. Answers how many people now.
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
    if (!broadcast) return 'done'
    const { version, report, reference, namesGoneAt, namesHeld, ...rest } = broadcast
    const { planned, left } = await ports.purges.namesOf(broadcastId)
    const gone = (namesGoneAt === undefined ? planned : (namesHeld ?? 0)) - left
    if (namesGoneAt !== undefined && gone <= 0) return 'done'
    const wasWritten = report?.writtenAt != null
    const row: Broadcast = {
      ...rest,
      reference,
      version,
      report: wasWritten ? { ...report, writtenAt: null } : report,
      namesGoneAt: namesGoneAt ?? ports.now(),
      ...(left > 0 && { namesHeld: left }),
    }
    return ports.commit(
      { save: 'broadcast', row, ifVersion: version },
      purgedEntry('ledger-names', gone, reference),
      ...(wasWritten ? [{ job: 'broadcast.export', data: { id: broadcastId } } as const] : []),
    )
  })
  return people
}
