import { ConfigFaults } from '../env-reader.ts'
import { config as readEnvFile } from 'dotenv'
import { openStores } from '../app/open-stores.ts'
import { readConfig } from '../config.ts'
import { adoptHeld } from '../core/use-cases/database/adopt-database.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import { openOwnDatabase } from '../postgres/identity/own-database.ts'
import { migrate, migrationsPending } from '../postgres/schema/migrate.ts'
import { openDatabase } from '../postgres/open/open-database.ts'

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
    const { kind } = await adoptHeld({ ...openStores(database, now), database: own, now }, null, {
      by: 'npm run database:adopt',
    })
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
