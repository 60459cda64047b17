import { type FSWatcher, statSync, watch } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Misconfigured } from '../../core/domain/errors.ts'
import { makeDataDir } from './data-dir.ts'

/**
 * PGlite does not keep two processes apart on one folder: both report success and rows are lost. An exclusive SQLite
 * transaction does: it is an fcntl lock (LockFileEx on Windows), which the system itself lets go when its process dies,
 * however it dies, and which also holds between containers that share a volume. Node has no flock of its own.
 * https://sqlite.org/lockingv3.html
 *
 * Deleting the file removes the lock unknowingly: it is taken anew at once. `lost`: another process was quicker.
 */
export function lockData(dataDir: string, lost: (why: Misconfigured) => void = () => {}): { release: () => void } {
  makeDataDir(dataDir)
  let held = takeLock(dataDir)
  const look = (): void => {
    if (inodeOf(dataDir) === held.inode) return
    try {
      const anew = takeLock(dataDir)
      held.lock.close()
      held = anew
    } catch (cause) {
      release()
      lost(new Misconfigured('data-lock-lost', `${lostText} (${path.resolve(dataDir)})`, { cause }))
    }
  }
  const watching = watchFolder(dataDir, look)
  const looking = setInterval(look, lookMs).unref()
  const release = (): void => {
    clearInterval(looking)
    watching?.close()
    if (held.lock.isOpen) held.lock.close()
  }
  return { release }
}

const lockName = 'postgres.lock'
/** How often a folder is looked at where the system does not tell of changes in it (network volumes). */
const lookMs = 60_000
const lostText =
  'The lock of the data was deleted, and another Mary has them now: this one ends at once, before it writes anything more'

type Held = { lock: DatabaseSync; inode: string | undefined }

/** A lock holds a file, not a name: once the name leads to another file, the next process would lock that one. */
function inodeOf(dataDir: string): string | undefined {
  const found = statSync(path.join(dataDir, lockName), { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev} ${found.ino}`
}

function takeLock(dataDir: string): Held {
  const lock = new DatabaseSync(path.join(dataDir, lockName), { timeout: 0 })
  try {
    const inode = inodeOf(dataDir)
    lock.exec('begin exclusive')
    if (inodeOf(dataDir) === inode) return { lock, inode }
  } catch (cause) {
    lock.close()
    if (!isBusy(cause)) throw cause
    throw new Misconfigured(
      'data-in-use',
      `The data in ${path.resolve(dataDir)} is in use by another running Mary: stop that one first, or set DATABASE_URL.`,
      { cause },
    )
  }
  lock.close()
  return takeLock(dataDir)
}

/** Null where the system has no watches left; never keeps the process alive. */
function watchFolder(dataDir: string, look: () => void): FSWatcher | null {
  try {
    const watching = watch(dataDir, { persistent: false }, (_event, name) => {
      if (name === null || name === lockName) look()
    })
    return watching.on('error', () => watching.close())
  } catch {
    return null
  }
}

/** SQLITE_BUSY: https://sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}
