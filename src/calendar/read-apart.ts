import { Worker } from 'node:worker_threads'
import type { IcsMessage } from './ics-worker.ts'
import type { IcsRead, IcsReading } from './read-ics.ts'

/** A calendar of an authority takes a tenth of it; a rule that never ends takes all of it. */
const readingMs = 8_000
/** Its own code is no fault of a calendar: where much else runs, a thread takes its time to begin. */
const beginningMs = 60_000
const memoryMb = 192

/**
 * Reads a calendar in a thread of its own, since its text is somebody else's: what takes too long, or too much memory,
 * ends with that thread. Null: no calendar, or none that can be read.
 */
export function readApart(bytes: Uint8Array, reading: IcsReading, withinMs = readingMs): Promise<IcsRead | null> {
  const worker = new Worker(new URL('./ics-worker.ts', import.meta.url), {
    workerData: { text: textOf(bytes), reading },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  })
  return new Promise(resolve => {
    const end = (read: IcsRead | null): void => {
      clearTimeout(timer)
      resolve(read)
      void worker.terminate()
    }
    let timer = setTimeout(() => end(null), beginningMs)
    worker.on('message', (message: IcsMessage) => {
      if (message !== 'begun') return end(message)
      clearTimeout(timer)
      timer = setTimeout(() => end(null), withinMs)
    })
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}

/** UTF-8 as the standard says; else as old programs write. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
