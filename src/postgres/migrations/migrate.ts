import type { Database } from '../open/database.ts'
import { startBoss } from '../jobs/start-boss.ts'
import { migrator } from './migrator.ts'

/** Brings tables and queue up to date, under a lock, and starts the queue. Nothing to do is nothing done. */
export async function migrate(database: Database): Promise<void> {
  const { error, results } = await migrator(database).migrateToLatest()
  if (error !== undefined) {
    const failed = results?.find(result => result.status === 'Error')?.migrationName ?? 'none'
    throw new Error(`The database could not be brought up to date (migration: ${failed})`, { cause: error })
  }
  await startBoss(database)
}
