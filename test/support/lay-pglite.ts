import { cpSync, existsSync, mkdirSync, mkdtempSync, openAsBlob, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { extensions } from '../../src/postgres/open/pglite.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import { allOn } from './all-on.ts'

/** In the folder that `makePglite` answers: a data directory, and the same in one file, for databases in memory. */
const files = 'files'
const dump = 'dump.tar'

/** PGlite’s files, migrated, for all processes of `npm test`; in those that a Mary is started on everything is on. Answers their folder. */
export async function makePglite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mary-pglite-'))
  const dataDir = join(folder, files)
  const pglite = await PGlite.create(dataDir, { extensions })
  const database = await openDatabase({ dataDir, pglite })
  await migrate(database)
  writeFileSync(join(folder, dump), await (await pglite.dumpDataDir('none')).bytes())
  await sql.raw(allOn).execute(database.kysely)
  await database.close()
  return folder
}

/** What PGlite loads into memory to have an empty migrated database; made here where `npm test` made none. */
export async function migratedDump(): Promise<Blob> {
  const made = process.env['MADE_PGLITE']
  if (made !== undefined) return openAsBlob(join(made, dump))
  const pglite = await PGlite.create(inMemory, { extensions })
  const database = await openDatabase({ dataDir: inMemory, pglite })
  await migrate(database)
  const dumped = await pglite.dumpDataDir('none')
  await database.close()
  return dumped
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
  cpSync(join(made, files), folder, { recursive: true })
}
