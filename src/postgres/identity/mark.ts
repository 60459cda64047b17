import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What DATA_DIR remembers of its database. `id`: the one that the database bears. `count`: what the database's own
 * count, which only grows, was at least: a database that counts less went back in time.
 */
export type Mark = { id: string; count: number }

const file = (dataDir: string): string => path.join(dataDir, 'database.json')

/** Null: DATA_DIR is new, or was not kept. */
export function readMark(dataDir: string): Mark | null {
  try {
    const read: unknown = JSON.parse(readFileSync(file(dataDir), 'utf8'))
    if (typeof read !== 'object' || read === null || !('id' in read) || !('count' in read)) return null
    return { id: String(read.id), count: Number(read.count) }
  } catch {
    return null
  }
}

/**
 * Whole or not at all. Two processes may share a folder: each writes a file of its own and puts it in place. A disk
 * that takes nothing is one that is not kept.
 */
export function writeMark(dataDir: string, mark: Mark): void {
  const whole = `${file(dataDir)}.${randomUUID()}`
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(whole, JSON.stringify(mark))
    renameSync(whole, file(dataDir))
  } catch {
    return
  }
}
