import { Worker } from 'node:worker_threads'

/** `begun`: from here on the time is the file's. */
export type ApartMessage<Read> = 'begun' | { read: Read | null }

/** `withinMs`: from when its code runs. `memoryMb`: of what is not bytes of a file. */
export type ApartBounds = { withinMs: number; memoryMb: number }

/** Its own code is no fault of a file: where much else runs, a thread takes its time to begin. */
const beginningMs = 60_000

/**
 * Reads a file of somebody else's in a thread of its own, by the code at `worker`: what takes too long, or too much
 * memory, ends with that thread, and nothing is read (null).
 */
export function readApart<Read>(
  worker: URL,
  bytes: Uint8Array,
  { withinMs, memoryMb }: ApartBounds,
): Promise<Read | null> {
  const thread = new Worker(worker, {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  })
  return new Promise(resolve => {
    const end = (read: Read | null): void => {
      clearTimeout(timer)
      resolve(read)
      void thread.terminate()
    }
    let timer = setTimeout(() => end(null), beginningMs)
    thread.on('message', (message: ApartMessage<Read>) => {
      if (message !== 'begun') return end(message.read)
      clearTimeout(timer)
      timer = setTimeout(() => end(null), withinMs)
    })
    thread.once('error', () => end(null))
    thread.once('exit', () => end(null))
  })
}
