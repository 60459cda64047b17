import { ConfigFaults } from '../env-reader.ts'
import { config as readEnvFile } from 'dotenv'
import { readConfig } from '../config.ts'
import { adoptHeld } from '../core/use-cases/database/adopt-database.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import { gatheredCommit } from '../postgres/commit/gathered-commit.ts'
import { openOwnDatabase } from '../postgres/identity/own-database.ts'
import { migrate, migrationsPending } from '../postgres/schema/migrate.ts'
import { openDatabase } from '../postgres/open/open-database.ts'
import { releases } from '../postgres/stores/release-store.ts'
import { broadcasts } from '../postgres/stores/sending-stores.ts'

/** `npm run database:adopt`: the operator says that this database, restored or copied, is the one in service. */
async function adopt(): Promise<string> {
  readEnvFile({ quiet: true })
  const { databaseUrl, dataDir } = readConfig(process.env)
  const now = () => new Date().toISOString()
  const database = await openDatabase({ databaseUrl, dataDir })
  try {
    if (await migrationsPending(database)) {
      throw new Misconfigured(
        'not-up-to-date',
        "This database is not up to date, or not Mary's: start her on it once, then adopt it.",
      )
    }
    await migrate(database)
    const own = await openOwnDatabase(database, { dataDir, now, report: error => console.error(error) })
    const hold = own.hold()
    const stores = { broadcasts: broadcasts(database), releases: releases(database) }
    const ports = { ...stores, database: own, commit: gatheredCommit(database, now), now }
    const { kind } = await adoptHeld(ports, null, { by: 'npm run database:adopt' })
    own.close()
    if (kind !== 'adopted' || hold === null) return 'Nothing holds Mary back: this database is the one in service.'
    return `Adopted (${hold.because}): it was ${hold.before}, it is ${hold.now}. Mary works within seconds, or when she starts.`
  } finally {
    await database.close()
  }
}

try {
  console.log(await adopt())
} catch (error) {
  console.error(error instanceof ConfigFaults || error instanceof Misconfigured ? error.message : error)
  process.exitCode = 1
}
