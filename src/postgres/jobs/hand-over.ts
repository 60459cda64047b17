import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Database, HandOver } from '../open/database.ts'
import { prepared } from '../open/prepared-client.ts'

/**
 * More jobs wait in `asked_job`, where they cost little, and where those of one key become one. Several processes hand
 * over from there.
 */
const wanted = 100
/** Orders during this pause are handed over together. */
const pauseMs = 20
/** Callers that wait for an answer come before orders for later: for so long. */
const waysMostMs = 1_000
/** What is due later is found by a look (`watchQueues`), of which there is one in less than this time. */
const farMs = 8_000

type Handed = { name: JobName; next_ms: number | null; has_enough: boolean }

/**
 * At once where a caller waits for it, at its hour, or when its queue has room. One statement at a time. `mostMs`: at
 * most so long it gives way.
 */
export function createHandOver(database: Pick<Database, 'kysely' | 'boss'>, mostMs = waysMostMs): HandOver {
  const statementOf = queueStatements(database)
  const woken = new Set<JobName>()
  /** More is due than the queue has room for. */
  const behind = new Set<JobName>()
  /** When it wakes by itself, by the clock that never goes back. */
  const timers = new Map<JobName, number>()
  const over = new AbortController()
  let handing: Promise<void> | undefined
  let isCrowded = (): boolean => false

  const wake = (name: JobName): void => {
    woken.add(name)
    handing ??= handAll().finally(() => (handing = undefined))
  }
  const due = (name: JobName, inMs: number): void => {
    if (over.signal.aborted || inMs > farMs) return
    if (inMs <= 0) return wake(name)
    const at = performance.now() + inMs
    if ((timers.get(name) ?? Infinity) <= at) return
    timers.set(name, at)
    const ring = (): void => {
      if (timers.get(name) === at) timers.delete(name)
      due(name, 0)
    }
    // A timer may ring early, by less than one ms.
    setTimeout(ring, Math.ceil(inMs) + 1).unref()
  }
  const handAll = async (): Promise<void> => {
    while (woken.size > 0 && !over.signal.aborted) {
      await lull()
      const names = [...woken]
      woken.clear()
      try {
        for (const handed of await hand(database, names, await Promise.all(names.map(statementOf)))) note(handed)
      } catch (error) {
        // Jobs that were not handed over are found by the next look.
        if (!over.signal.aborted) database.boss.emit('error', error as Error)
      }
      await pause()
    }
  }
  const lull = async (): Promise<void> => {
    const until = performance.now() + mostMs
    while (isCrowded() && !over.signal.aborted && performance.now() < until) await pause()
  }
  const pause = (): Promise<void> => delay(pauseMs, undefined, { signal: over.signal, ref: false }).catch(() => {})
  const note = ({ name, next_ms, has_enough }: Handed): void => {
    if (next_ms === null) return
    if (next_ms > 0 || !has_enough) due(name, next_ms)
    else behind.add(name)
  }
  return {
    due,
    taken: name => void (behind.delete(name) && wake(name)),
    giveWay: crowded => void (isCrowded = crowded),
    end: async () => {
      over.abort()
      await handing
    },
  }
}

async function hand({ kysely }: Pick<Database, 'kysely'>, names: JobName[], statements: string[]): Promise<Handed[]> {
  const { rows } = await sql<Handed>`
    ${prepared('hand-over')}select * from hand_over_jobs(${names}::text[], ${statements}::text[], ${wanted})`.execute(
    kysely,
  )
  return rows
}

/** pg-boss builds its statement for a queue, and is told that somebody else runs it. */
function queueStatements({ boss }: Pick<Database, 'boss'>): (name: JobName) => Promise<string> {
  const known = new Map<JobName, string>()
  return async name => {
    const executeSql = async (statement: string): Promise<{ rows: unknown[] }> => {
      known.set(name, statement)
      return { rows: [] }
    }
    if (!known.has(name)) await boss.insert(name, [{ data: {} }], { db: { executeSql } })
    return known.get(name)!
  }
}
