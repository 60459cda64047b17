/**
 * On a database that was restored or copied no job starts and open deliveries become `unknown`, until an
 * administrator decides: what a backup does not know of may have been sent since.
 */

import { randomUUID } from 'node:crypto'
import type { Hold, OwnDatabase } from '../../core/ports/database-hold.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { inMemory } from '../open/data-dir.ts'
import { newerMigration } from '../schema/migrate.ts'
import { filesIdentity, serverIdentity } from './database-identity.ts'
import { holdDeliveries, skipReferences } from './hold-database.ts'
import {
  compareIdentity,
  countFrom,
  countOn,
  type DatabaseRecord,
  firstRecord,
  type Found,
  readCount,
  readMark,
  readRecord,
  replaceRecord,
  writeMark,
} from './records.ts'

export type WatchedDatabase = OwnDatabase & {
  /**
   * Resolves when nothing holds this process back: at once, or after an administrator's decision, here or elsewhere.
   */
  inService(): Promise<void>
  /** Ends the watch. */
  close(): void
}

type Options = {
  dataDir: string
  now(): Instant
  report(error: unknown): void
  /** The count is lower than before: an older state of the database was restored under this process. */
  rewound?(before: number, now: number): void
  /** A newer Mary ran this migration while this process was running; reported at each look until it ends. */
  outdated?(newer: string): void
  /** DATA_DIR knows nothing of a database that was in service: a restored copy can be recognised only from here on. */
  unremembered?(): void
  pollMs?: number
  countMs?: number
}

/** In other processes the decision is seen within this time. */
const defaultPollMs = 2_000
/** How far a restored database may go back without being noticed by the count in DATA_DIR. */
const defaultCountMs = 30_000
/** Databases that were in service one after the other. */
const formerMost = 20

/**
 * Compares a migrated database with what it says of itself, before any job works. The first time it is written down.
 */
export async function openOwnDatabase(database: Database, options: Options): Promise<WatchedDatabase> {
  const files = database.kind === 'pglite' ? filesIdentity(options.dataDir) : null
  const server = await serverIdentity(database)
  const known = await readRecord(database)
  const record =
    known ?? (await firstRecord(database, { server, files, mark: randomUUID(), former: [], adoptedAt: null }))
  const found: Found = { server, files, mark: markOf(options.dataDir), count: await readCount(database) }
  // A new database: what DATA_DIR remembers is of an earlier one.
  const difference = known === null ? null : compareIdentity(record, found)
  if (known !== null && found.mark === null && options.dataDir !== inMemory) options.unremembered?.()
  const own = new Own(database, options, found)
  if (difference === null) await own.serve(record)
  else await own.holdBack({ ...difference, since: options.now() }, record)
  return own
}

function markOf(dataDir: string) {
  return dataDir === inMemory ? null : readMark(dataDir)
}

class Own implements WatchedDatabase {
  readonly #database: Database
  readonly #options: Options
  readonly #found: Found
  readonly #served = Promise.withResolvers<void>()
  #hold: Hold | null = null
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #counted = 0

  constructor(database: Database, options: Options, found: Found) {
    this.#database = database
    this.#options = options
    this.#found = found
  }

  hold(): Hold | null {
    return this.#hold
  }

  inService(): Promise<void> {
    return this.#served.promise
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#timer)
  }

  async holdBack(hold: Hold, { adoptedAt }: DatabaseRecord): Promise<void> {
    this.#hold = hold
    await holdDeliveries(this.#database)
    await skipReferences(this.#database, hold.now)
    this.#every(this.#options.pollMs ?? defaultPollMs, async () => {
      const record = await readRecord(this.#database)
      if (this.#hold !== null && record !== null && record.adoptedAt !== adoptedAt) await this.serve(record)
    })
  }

  async adopt(): Promise<void> {
    const { server, files, mark } = this.#found
    const record = await readRecord(this.#database)
    if (record === null || this.#hold === null) return
    // Another mark: a process that later brings a DATA_DIR of this database to the other one, or the reverse, is told
    // so.
    const former = [record.mark, ...record.former].slice(0, formerMost)
    const adopted: DatabaseRecord = { server, files, mark: randomUUID(), former, adoptedAt: this.#options.now() }
    await countFrom(this.#database, mark?.count ?? 0)
    await replaceRecord(this.#database, adopted)
    await this.serve(adopted)
  }

  async serve({ mark }: DatabaseRecord): Promise<void> {
    this.#hold = null
    await this.#count(mark)
    this.#every(this.#options.countMs ?? defaultCountMs, () => this.#count(mark))
    this.#served.resolve()
  }

  async #count(id: string): Promise<void> {
    const { dataDir, rewound } = this.#options
    const count = await countOn(this.#database)
    // DATA_DIR keeps what it remembers: the next start compares with it.
    if (count <= this.#counted) return rewound?.(this.#counted, count)
    this.#counted = count
    if (dataDir !== inMemory) writeMark(dataDir, { id, count })
  }

  async #lookAtVersion(): Promise<void> {
    const newer = await newerMigration(this.#database)
    if (newer !== null && !this.#closed) this.#options.outdated?.(newer)
  }

  /** One thing at a time, again and again; it keeps no process from ending. */
  #every(ms: number, work: () => Promise<void>): void {
    clearInterval(this.#timer)
    let busy = false
    const failed = (error: unknown): void => (this.#closed ? undefined : this.#options.report(error))
    const once = async (): Promise<void> => {
      if (busy) return
      busy = true
      await this.#lookAtVersion().then(work).catch(failed)
      busy = false
    }
    if (!this.#closed) this.#timer = setInterval(() => void once(), ms).unref()
  }
}
