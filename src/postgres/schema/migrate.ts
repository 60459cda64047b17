import { isDeepStrictEqual } from 'node:util'
import { sealedVideoTables, videoTables } from './video-tables.ts'
import { addressTables, askedMoveTables, variantTables, weekTables } from './week-tables.ts'
import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { Misconfigured } from '../../core/domain/errors.ts'
import type { Database } from '../open/database.ts'
import { startBoss } from '../jobs/start-boss.ts'
import { agendaTables } from './agenda-tables.ts'
import { attendanceTables } from './attendance-tables.ts'
import { authorIndex } from './author-index.ts'
import { budgetFunctions } from './budget-functions.ts'
import { calendarTables } from './calendar-tables.ts'
import { callTables } from './call-tables.ts'
import { campaignTables } from './campaign-tables.ts'
import { commitFunctions } from './commit-functions.ts'
import { dataQueueTables, forwardedIndex } from './data-queue-tables.ts'
import { directoryTables } from './directory-tables.ts'
import { documentTables } from './document-tables.ts'
import { doublesTables, openTrigrams } from './doubles-tables.ts'
import { assistantTables, boardTables, eventTables, inNameTables } from './event-tables.ts'
import { mediaSearchTables } from './media-search-tables.ts'
import { mediaTables } from './media-tables.ts'
import { newspaperTables } from './newspaper-tables.ts'
import { relayTables } from './relay-tables.ts'
import { releaseOutIndex, releaseTables, replyTables } from './release-tables.ts'
import { figureTables, workbookTables } from './figure-tables.ts'
import { jobTables } from './job-tables.ts'
import { journalTables } from './journal-tables.ts'
import { ledgerTables } from './ledger-tables.ts'
import { listTables, rewrittenTables } from './list-tables.ts'
import { personalTables } from './personal-tables.ts'
import { plainBodies } from './plain-bodies.ts'
import { plainTables } from './plain-tables.ts'
import { withdrawalTables } from './withdrawal-tables.ts'
import { charterTables } from './charter-tables.ts'
import { heldNames, retentionTables } from './retention-tables.ts'
import { sectionTables } from './section-tables.ts'
import { namelessSectors, sectorTables } from './sector-tables.ts'
import { namedTables, searchTables } from './search-tables.ts'

/** In the order of their names. From its release on a migration never changes: what comes later is a further one. */
const migrations: Record<string, Migration> = {
  '001-initial-schema': statements([
    ...documentTables,
    ...ledgerTables,
    ...journalTables,
    ...plainTables,
    ...budgetFunctions,
    ...jobTables,
    ...commitFunctions,
  ]),
  '002-calls': statements([...callTables, ...commitFunctions]),
  '003-sections': statements([...sectionTables, ...commitFunctions]),
  '004-sectors': statements([...sectorTables, ...commitFunctions]),
  '005-list': statements([...listTables, ...commitFunctions]),
  '006-directory': statements([...directoryTables, ...commitFunctions]),
  '007-doubles': statements(doublesTables),
  '008-search': statements(searchTables),
  '010-events': statements(eventTables),
  '011-attendance': statements([...attendanceTables, ...commitFunctions]),
  '012-calendar': statements([...calendarTables, ...commitFunctions]),
  '013-assistants': statements([...assistantTables, ...commitFunctions]),
  '016-event-boards': statements([...boardTables, ...commitFunctions]),
  '017-rewritten-lines': statements(rewrittenTables),
  '018-nameless-sectors': statements(namelessSectors),
  '019-cards-in-name': statements(inNameTables),
  '020-post-authors': statements(authorIndex),
  '021-plain-bodies': plainBodies,
  '022-named-people': statements(namedTables),
  '023-week': statements(weekTables),
  '024-campaigns': statements([...campaignTables, ...commitFunctions]),
  '025-agenda': statements([...agendaTables, ...commitFunctions]),
  '026-figures': statements(figureTables),
  '027-week-addresses': statements([...addressTables, ...commitFunctions]),
  '028-asked-moves': statements([...askedMoveTables, ...commitFunctions]),
  '029-workbooks': statements([...workbookTables, ...commitFunctions]),
  '030-releases': statements([...releaseTables, ...commitFunctions]),
  '031-variants': statements(variantTables),
  '032-replies': statements([...replyTables, ...commitFunctions]),
  '033-newspapers': statements([...newspaperTables, ...commitFunctions]),
  '034-relays': statements([...relayTables, ...commitFunctions]),
  '035-retention': statements([...retentionTables, ...commitFunctions]),
  '036-erasure': statements([...personalTables, ...commitFunctions]),
  '037-media': statements([...mediaTables, ...commitFunctions]),
  '038-withdrawals': statements([...withdrawalTables, ...commitFunctions]),
  '039-charter': statements([...charterTables, ...commitFunctions]),
  '040-videos': statements(videoTables),
  '041-held-names': statements(heldNames),
  '043-media-search': statements(mediaSearchTables),
  '044-data-queue': statements([...dataQueueTables, ...forwardedIndex]),
  '045-sealed-videos': statements(sealedVideoTables),
  '046-releases-out': statements(releaseOutIndex),
}

/** Brings tables and queue up to date, under a lock, and starts the queue. Nothing to do is nothing done. */
export async function migrate(database: Database): Promise<void> {
  if (!(await isUpToDate(database))) await migrateTables(database)
  await sql.raw(openTrigrams).execute(database.kysely)
  await startBoss(database)
}

/** One question; kysely's migrator reads the whole catalogue twice first, a third of a start on PGlite. */
async function isUpToDate({ kysely }: Database): Promise<boolean> {
  const { rows: table } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(kysely)
  if (!table[0]!.there) return false
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(kysely)
  return isDeepStrictEqual(new Set(rows.map(({ name }) => name)), new Set(Object.keys(migrations)))
}

async function migrateTables(database: Database): Promise<void> {
  const { error, results } = await migrator(database).migrateToLatest()
  if (error !== undefined) {
    const newer = await newerMigration(database).catch(() => null)
    if (newer !== null)
      throw new Misconfigured(
        'older-than-database',
        `This Mary is older than her database (it has ${newer}): start the version that brought it up to date, or put back a backup of before.`,
        { cause: error },
      )
    const failed = results?.find(result => result.status === 'Error')?.migrationName ?? 'none'
    throw new Error(`The database could not be brought up to date (migration: ${failed})`, { cause: error })
  }
}

/** Whether `migrate` has something to do, for /readyz. */
export async function migrationsPending(database: Database): Promise<boolean> {
  const known = await migrator(database).getMigrations()
  return known.some(migration => migration.executedAt === undefined)
}

/** The last migration in the database that this process does not know: a newer Mary ran it. Null: there is none. */
export async function newerMigration({ kysely }: Database): Promise<string | null> {
  const known = Object.keys(migrations)
  const { rows } = await sql<{ name: string | null }>`
    select max(name collate "C") as name from kysely_migration where name <> all(${known}::text[])`.execute(kysely)
  return rows[0]!.name
}

function migrator(database: Database): Migrator {
  // Two that were made at the same time may come in either order: a database that has the later one takes the earlier.
  return new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    allowUnorderedMigrations: true,
  })
}

/** One statement each: PGlite takes no more than one at a time. */
function statements(texts: string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const text of texts) await sql.raw(text).execute(db)
    },
  }
}
