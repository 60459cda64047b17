import { Worker } from 'node:worker_threads'

/** `begun`: from here on the time counts for the file. */
export type ThreadMessage<Read> = 'begun' | { read: Read | null }

/** `withinMs`: from the thread's beginning. `memoryMb`: of its objects; the bytes of a file are outside of it. */
export type ThreadBounds = { withinMs: number; memoryMb: number }

/** Loading its code does not count for the file: on a busy machine a thread takes long to begin. */
export const beginningMs = 60_000

/**
 * Reads untrusted bytes in a thread of its own, by the code at `worker` (`answer-from-thread.ts`): if it takes too
 * long, or too much memory, the thread is ended and nothing is read (null). `given` is copied.
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
