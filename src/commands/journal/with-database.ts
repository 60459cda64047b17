import { config as readEnvFile } from 'dotenv'
import { ConfigFaults, readConfig } from '../../config.ts'
import { Misconfigured } from '../../core/domain/errors.ts'
import { migrationsPending } from '../../postgres/schema/migrate.ts'
import type { Database } from '../../postgres/open/database.ts'
import { openDatabase } from '../../postgres/open/open-database.ts'

/** The environment's database, as Mary left it. */
export async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
  readEnvFile({ quiet: true })
  const { databaseUrl, dataDir } = readConfig(process.env)
  const database = await openDatabase({ databaseUrl, dataDir })
  try {
    if (await migrationsPending(database)) {
      throw new Misconfigured(
        'no-journal',
        "This database is not up to date, or not Mary's: start her on it once first.",
      )
    }
    return await use(database)
  } finally {
    await database.close()
  }
}

/** What went wrong in a sentence where it is known, and an exit code that says that something did. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    console.error(error instanceof ConfigFaults || error instanceof Misconfigured ? error.message : error)
    process.exitCode = 1
  }
}
