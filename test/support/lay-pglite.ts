import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { extensions } from '../../src/postgres/open/pglite.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'

/** PGlite’s files, migrated, before anybody used them, for all processes of `npm test`. Answers their folder. */
export async function makePglite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mary-pglite-'))
  const database = await openDatabase({ dataDir: folder, pglite: await PGlite.create(folder, { extensions }) })
  await migrate(database)
  await database.close()
  return folder
}

/**
 * Puts an empty migrated database into a data directory: to make one takes PGlite seven seconds of CPU, to open one a second.
 * Without those of `npm test`, whoever opens the directory makes it.
 */
export function layPglite(dataDir: string): void {
  const made = process.env['MADE_PGLITE']
  const folder = join(dataDir, 'postgres')
  if (made === undefined || existsSync(folder)) return
  mkdirSync(dataDir, { recursive: true })
  cpSync(made, folder, { recursive: true })
}
