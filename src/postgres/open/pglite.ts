import { existsSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Misconfigured } from '../../core/domain/errors.ts'
import { inMemory } from './data-dir.ts'
import { lockData } from './data-lock.ts'

/**
 * PostgreSQL's timer for the progress of a recovery would ring for ever in PGlite, and keep the process from ending.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'log_startup_progress_interval=0']

/** What a server has, and PGlite is given; an index made with one asks for it at every opening. */
export const extensions = { pg_trgm }

/** An empty database as PGlite's makers laid it: to lay one anew took three quarters of a first start. */
async function laid(): Promise<{ loadDataDir: Blob }> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs')
  return { loadDataDir: await dataDir() }
}

/** `unlock`: once PGlite is closed. */
export type OpenPglite = { pglite: PGlite; unlock: () => void }

/** The database of a machine without PostgreSQL, in `<dataDir>/postgres`, for one process at a time. */
export async function openPglite(dataDir: string, lockLost: (why: Misconfigured) => void): Promise<OpenPglite> {
  if (dataDir === inMemory)
    return { pglite: await PGlite.create(inMemory, { extensions, ...(await laid()) }), unlock: () => {} }
  const lock = lockData(dataDir, lockLost)
  const folder = path.join(dataDir, 'postgres')
  try {
    const begun = existsSync(path.join(folder, 'PG_VERSION')) ? {} : await laid()
    return { pglite: await PGlite.create(folder, { startParams, extensions, ...begun }), unlock: lock.release }
  } catch (cause) {
    lock.release()
    throw new Misconfigured('data-unreadable', `The database in ${path.resolve(folder)} cannot be opened.`, { cause })
  }
}
