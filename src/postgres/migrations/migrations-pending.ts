import type { Database } from '../open/database.ts'
import { migrator } from './migrator.ts'

/** Whether `migrate` has something to do, for /readyz. */
export async function migrationsPending(database: Database): Promise<boolean> {
  const migrations = await migrator(database).getMigrations()
  return migrations.some(migration => migration.executedAt === undefined)
}
