import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast, DeliveryReport } from '../../domain/broadcasts/broadcast.ts'
import { isPrepared } from './ask-for-files.ts'
import { files, type Needs as FilesNeeds, written } from './report-files.ts'
import { peopleToReach } from './people-to-reach.ts'
import { seeBroadcast } from './see-broadcast.ts'

type Needs = FilesNeeds & Pick<Ports, 'posts' | 'deliveries' | 'events' | 'placements' | 'directory'>

/** Rows are still being settled, or sent once more. */
const notEndedMs = 30_000

/** The job behind *Exporter (Excel)*: the same names are the same files, so that it may run again at any time. */
export async function writeReport(ports: Needs, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (!broadcast || !isPrepared(broadcast.report)) return
  const seen = await seeBroadcast(ports, broadcast)
  if (!seen.report || !hasEnded(broadcast, seen.report))
    throw new Unavailable('not-ended', { retryAfterMs: notEndedMs })
  const toReach = await peopleToReach(ports, id)
  const at = ports.now()
  const account = { ...seen, report: seen.report, toReach, at }
  const { reference } = broadcast
  const xlsx = await ports.sheets.xlsx(ports.tables.account(account))
  const csv = await ports.sheets.csv(ports.tables.flat(account))
  const addresses = {
    xlsx: await ports.library.put(files.folder, `${reference}.xlsx`, files.xlsx, xlsx),
    csv: await ports.library.put(files.folder, `${reference}.csv`, files.csv, csv),
  }
  await written(ports, id, 'report', { ...addresses, at, people: toReach.length })
}

function hasEnded({ state }: Broadcast, { counts }: DeliveryReport): boolean {
  return (state === 'done' || state === 'stopped') && counts.queued + counts.sending === 0
}
