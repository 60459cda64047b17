import { statSync } from 'node:fs'
import path from 'node:path'
import { inMemory } from '../open/pglite.ts'

/**
 * A copied folder of PGlite is the same to PostgreSQL. Its control file is written in place as long as it lives: it
 * keeps its birth through every restart, reboot and remount, and whatever copies or restores it makes a new one. Where
 * the file system knows no births (NFS, FUSE; or gives the last change for one) the place stands in: inode numbers do
 * not last there. Null: in memory, which nobody copies.
 */
export function filesIdentity(dataDir: string): string | null {
  if (dataDir === inMemory) return null
  const { birthtimeNs, ctimeNs } = statSync(path.join(dataDir, 'postgres', 'global', 'pg_control'), { bigint: true })
  return birthtimeNs > 0n && birthtimeNs !== ctimeNs ? `born ${birthtimeNs}` : `at ${path.resolve(dataDir)}`
}

/** Only what was told in the same way can differ. */
export function filesDiffer(before: string | null, now: string | null): boolean {
  if (before === null || now === null || before === now) return false
  return before.split(' ')[0] === now.split(' ')[0]
}
