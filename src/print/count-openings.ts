import type { Day } from '../core/domain/time.ts'
import type { EditionReads } from '../core/ports/newspapers.ts'

type Counting = {
  write: EditionReads['add']
  /** An error of writing; it is tried again. */
  report(error: unknown): void
  everyMs: number
}

/**
 * Openings are counted in memory, and all that came within some seconds is written by one statement: at nine, when
 * everybody reads, one row a day would be fought for. A stop writes what is left; a killed process loses the openings
 * of those seconds, and nothing else.
 */
export function countOpenings({ write, report, everyMs }: Counting): {
  opened(editionId: string, day: Day): void
  close(): Promise<void>
} {
  let counts = new Map<string, { editionId: string; day: Day; opened: number }>()
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let isClosed = false
  const add = (editionId: string, day: Day, opened: number): void => {
    const key = `${editionId} ${day}`
    const before = counts.get(key)?.opened ?? 0
    counts.set(key, { editionId, day, opened: before + opened })
  }
  const writeAll = async (): Promise<void> => {
    const all = [...counts.values()]
    counts = new Map()
    if (all.length === 0) return
    try {
      await write(all)
    } catch (error) {
      report(error)
      for (const { editionId, day, opened } of all) add(editionId, day, opened)
    }
  }
  // One write after the other: a stop waits for the one under way, and writes what that one could not.
  const flush = (): Promise<void> => (writing = writing.then(writeAll))
  const later = (): void => {
    if (isClosed) return
    timer ??= setTimeout(async () => {
      timer = null
      await flush()
      if (counts.size > 0) later()
    }, everyMs).unref()
  }
  return {
    opened: (editionId, day) => {
      add(editionId, day, 1)
      later()
    },
    close: async () => {
      isClosed = true
      if (timer) clearTimeout(timer)
      await flush()
    },
  }
}
