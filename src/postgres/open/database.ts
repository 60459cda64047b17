import type { JobName } from '../../core/change.ts'
import type { Kysely } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { Schema } from '../schema/schema.ts'

/** Brings the jobs that commits asked for to the queue. */
export type HandOver = {
  /** One is due in so many ms: it was committed here, or somebody looked. */
  due(name: JobName, inMs: number): void
  /** Workers took of what waited in the queue: there is room again. */
  taken(name: JobName): void
  /** From now on jobs begin later, by a second at most, while so many people wait for an answer that each counts. */
  giveWay(isCrowded: () => boolean): void
  /** Brings what it is at to an end, and begins nothing more. */
  end(): Promise<void>
}

/** An open database: PostgreSQL, or PGlite in this very process. */
export type Database = {
  kind: 'postgres' | 'pglite'
  kysely: Kysely<Schema>
  /** The queue; `migrate` starts it. */
  boss: PgBoss
  handOver: HandOver
  /** The name of this handle among all that work on the same database: the holder of a claim. */
  instance: string
  /** Ends the jobs under way within a second, then every connection. */
  close(): Promise<void>
}
