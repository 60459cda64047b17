import { Worker } from 'node:worker_threads'

/** `begun`: from here on the time is the file's. */
export type ThreadMessage<Read> = 'begun' | { read: Read | null }

/** `withinMs`: from when the thread has begun. `memoryMb`: of its objects; the bytes of a file lie beside them. */
export type ThreadBounds = { withinMs: number; memoryMb: number }

/** Its own code is no fault of a file: where much else runs, a thread takes its time to begin. */
export const beginningMs = 60_000

/**
 * Reads what is somebody else's in a thread of its own, by the code at `worker` (`answer-from-thread.ts`): what takes
 * too long, or too much memory, ends with that thread, and nothing is read (null). `given` is copied.
 */
export function readInThread<Given, Read>(
  worker: URL,
  given: Given,
  { withinMs, memoryMb }: ThreadBounds,
): Promise<Read | null> {
  const thread = new Worker(worker, {
    workerData: given,
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
    thread.on('message', (message: ThreadMessage<Read>) => {
      if (message !== 'begun') return end(message.read)
      clearTimeout(timer)
      timer = setTimeout(() => end(null), withinMs)
    })
    thread.on('error', () => end(null))
    thread.once('exit', () => end(null))
  })
}
