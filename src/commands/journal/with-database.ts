import { ConfigFaults } from '../../settings/env-reader.ts'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { config as readEnvFile } from 'dotenv'
import { type Config, readConfig } from '../../settings/config.ts'
import { Misconfigured } from '../../core/domain/errors.ts'
import type { Fault } from '../../core/domain/journal/verify-chain.ts'
import type { Database } from '../../postgres/open/database.ts'
import { openDatabase } from '../../postgres/open/open-database.ts'
import { migrationsPending } from '../../postgres/schema/migrate.ts'

/** What the environment and the file `.env` say. */
export function readSettings(): Config {
  readEnvFile({ quiet: true })
  return readConfig(process.env)
}

/** The environment's database, as Mary left it. */
export async function withDatabase<T>(
  use: (database: Database, config: Config) => Promise<T>,
  config = readSettings(),
): Promise<T> {
  const database = await openDatabase(config)
  try {
    if (await migrationsPending(database))
      throw new Misconfigured(
        'not-up-to-date',
        "This database is not up to date, or not Mary's: start her on it once, then run this again.",
      )
    return await use(database, config)
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

/** For people who verify, and need not know how it is made. */
export const faults: Record<Fault, string> = {
  'missing-line': 'an entry was taken out here.',
  'swapped-lines': 'two entries changed places.',
  'inserted-line': 'an entry was put in here.',
  'line-altered': 'its own words, or its hash, are not what was written.',
  'chain-broken': 'it does not follow the entry before it: one of the two was written anew.',
  'details-altered': 'its details are not those that were written.',
  'actor-altered': 'who did it is not who did it then.',
  unreadable: 'this line of the export is none.',
  'details-missing': 'its details were taken out, and no erasure in the journal tells of it.',
  'actor-missing': 'who did it was taken out, and no erasure in the journal tells of it.',
  'tail-cut': 'the head that was posted lies beyond the last entry: the end was cut off.',
  'head-differs': 'the head that was posted is another one: this entry, or one before it, was written anew.',
}

/** One file at most: a second one, passed over in silence, would look verified. */
export function readArguments<const T extends ParseArgsOptionsConfig>(options: T, usage: string) {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    if (positionals.length > 1) throw new Error('one file at a time')
    return { values, file: positionals[0] }
  } catch (cause) {
    throw new Misconfigured('bad-arguments', `That cannot be read: ${usage}`, { cause })
  }
}
