import type { Config } from '../settings/config.ts'
import type { Instant } from '../core/domain/time.ts'
import type { Logger } from '../log.ts'
import { openOwnDatabase, type WatchedDatabase } from '../postgres/identity/own-database.ts'
import type { Database } from '../postgres/open/database.ts'
import { openDatabase } from '../postgres/open/open-database.ts'
import { migrate } from '../postgres/schema/migrate.ts'
import { findsNear } from '../postgres/stores/near-initiatives.ts'
import { endsAsOlder, endsAtOnce, endsWithoutLock } from './ends-at-once.ts'

type Needs = { now(): Instant; report(error: unknown): void; log: Logger }

/** The database, up to date, and whether it is the one that Mary left. */
export async function openKept(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { now, report, log }: Needs,
): Promise<{ database: Database; own: WatchedDatabase }> {
  const replaced = endsAtOnce(log)
  const onLockLost = endsWithoutLock(log)
  const outdated = endsAsOlder(log)
  log.info({}, `opening the database: ${databaseUrl === undefined ? `PGlite in ${dataDir}` : 'PostgreSQL'}`)
  const database = await openDatabase({ databaseUrl, dataDir, onError: report, onReplaced: replaced, onLockLost })
  log.info({}, 'bringing the database up to date')
  await migrate(database)
  if (!(await findsNear(database)))
    log.warn({}, 'the database does not have pg_trgm, nor may Mary make it: likely doubles of proposals are not found')
  log.info({}, 'looking whether the database is the one that Mary left')
  const rewound = (before: number, now: number) => replaced({ before: `count ${before}`, now: `count ${now}` })
  const unremembered = () =>
    log.warn(
      { dataDir },
      `DATA_DIR (${dataDir}) is new, and the database is not: keep it on a volume, or a restored copy is not noticed`,
    )
  const own = await openOwnDatabase(database, { dataDir, now, report, rewound, outdated, unremembered })
  return { database, own }
}
