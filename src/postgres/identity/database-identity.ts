import { statSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../open/database.ts'
import { inMemory } from '../open/data-dir.ts'

export type ServerIdentity = { system: string; timeline: number; database: string }

/**
 * `system`: given when the cluster was made, kept by every copy of its files. `timeline`: another one after each
 * recovery or failover, also one that lost the last transactions. `database`: its oid, another one for every
 * `create database`. The timeline of the log being written: the control file's may lag until the next checkpoint.
 */
export const askServerIdentity = `
  select system_identifier::text as system, pg_database.oid::text as database,
    ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int as timeline
  from pg_control_system(), pg_database where datname = current_database()`

export async function serverIdentity({ kysely }: Database): Promise<ServerIdentity> {
  const { rows } = await sql<ServerIdentity>`${sql.raw(askServerIdentity)}`.execute(kysely)
  return rows[0]!
}

export function serverText({ system, timeline, database }: ServerIdentity): string {
  return `system ${system}, timeline ${timeline}, database ${database}`
}

/**
 * A copied folder of PGlite is the same to PostgreSQL. Its control file is written in place as long as it lives: it
 * keeps its birth through every restart, reboot and remount, and whatever copies or restores it makes a new one. Where
 * the file system has no birth times (NFS, FUSE; or gives the last change for one) the path is used instead: inode
 * numbers do not last there. Null: in memory, which nobody copies.
 */
export function filesIdentity(dataDir: string): string | null {
  if (dataDir === inMemory) return null
  const { birthtimeNs, ctimeNs } = statSync(path.join(dataDir, 'postgres', 'global', 'pg_control'), { bigint: true })
  return birthtimeNs > 0n && birthtimeNs !== ctimeNs ? `born ${birthtimeNs}` : `at ${path.resolve(dataDir)}`
}

/** Only identities found in the same way can differ. */
export function filesDiffer(before: string | null, now: string | null): boolean {
  if (before === null || now === null || before === now) return false
  return before.split(' ')[0] === now.split(' ')[0]
}
