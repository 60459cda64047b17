import { config as readEnvFile } from 'dotenv'
import { ConfigFaults, readConfig } from '../config.ts'
import { Misconfigured } from '../core/errors.ts'
import { verifyJournal } from '../postgres/journal/verify-journal.ts'
import { migrationsPending } from '../postgres/migrations/migrations-pending.ts'
import { openDatabase } from '../postgres/open/open-database.ts'

/** `npm run journal:verify`: computes the whole chain again and writes nothing. Ends with 1 when a line was altered. */
async function verify(): Promise<void> {
  readEnvFile({ quiet: true })
  const { databaseUrl, dataDir } = readConfig(process.env)
  const database = await openDatabase({ databaseUrl, dataDir })
  try {
    if (await migrationsPending(database)) {
      throw new Misconfigured('no-journal', 'This database is not up to date, or not Mary\'s: start her on it once, then verify.')
    }
    const verdict = await verifyJournal(database)
    if (verdict.ok) return console.log(`The journal is whole: ${verdict.entries} entries. Head: ${verdict.head}`)
    console.error(`The journal was altered at entry ${verdict.seq} (${verdict.why}).`)
    process.exitCode = 1
  } finally {
    await database.close()
  }
}

try {
  await verify()
} catch (error) {
  console.error(error instanceof ConfigFaults || error instanceof Misconfigured ? error.message : error)
  process.exitCode = 1
}
