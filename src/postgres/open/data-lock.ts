import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Misconfigured } from '../../core/errors.ts'
import { makeDataDir } from './data-dir.ts'

/**
 * PGlite does not keep two processes apart on one folder: both report success and rows are lost. An exclusive SQLite
 * transaction does: it is an fcntl lock (LockFileEx on Windows), which the system itself lets go when its process dies,
 * however it dies, and which also holds between containers that share a volume. Node has no flock of its own.
 * https://sqlite.org/lockingv3.html
 */
export function lockData(dataDir: string): { release: () => void } {
  makeDataDir(dataDir)
  const lock = new DatabaseSync(path.join(dataDir, 'postgres.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    if (!isBusy(cause)) throw cause
    throw new Misconfigured(
      'data-in-use',
      `The data in ${path.resolve(dataDir)} is in use by another running Mary: stop that one first, or set DATABASE_URL.`,
      { cause },
    )
  }
  return { release: () => lock.close() }
}

/** SQLITE_BUSY: https://sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}
