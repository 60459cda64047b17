import type { JobName, JobTable } from '../../../src/core/change.ts'
import type { Ports } from '../../../src/core/ports.ts'
import { jobTable } from '../../../src/jobs/jobs.ts'
import type { Database } from '../../../src/postgres/open/database.ts'
import { settings } from '../../fakes/ports.ts'
import { jobsLeft } from '../../support/jobs-left.ts'
import type { MarkedWorld } from './marked-world.ts'

/** Those that every start and every night ask for, in the order of their hours. */
const standing = ['replies.read', 'events.purge', 'relays.purge', 'editions.purge', 'retention.purge'] as const
/** What is asked for by what people do, and by those; all of it is due by now, whatever the clock of the store says. */
const asked = ['event.purge', 'broadcast.export', 'archive.table', 'archive.purge', 'proposal.files-end'] as const

/** A night of the product's own jobs: whatever ends something that was kept. */
export async function night({ ports }: Pick<MarkedWorld, 'ports'>, database: Database): Promise<void> {
  const table = jobTable(ports as unknown as Ports, settings, new AbortController().signal)
  await runAsked(database, table, 'note.files-end')
  for (const name of standing) await table[name]({})
  for (const name of asked) await runAsked(database, table, name)
}

async function runAsked(database: Database, table: JobTable, name: JobName): Promise<void> {
  for (const { data } of await jobsLeft(database, name)) await table[name](data as never)
}
