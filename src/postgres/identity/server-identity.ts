import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

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
