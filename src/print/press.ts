import { Worker } from 'node:worker_threads'
import { Unavailable } from '../core/domain/errors.ts'
import type { Press, Printed, PrintFault } from '../core/ports/newspapers.ts'
import type { PressTask } from './press-worker.ts'

/** The one that is printed, and those that wait. */
export const editionsMost = 4
const busyMs = 30_000
/** Sixty articles with as many pictures take a tenth of it where nothing else runs. */
const printingMs = 120_000

type Made = Printed | PrintFault

/** Prints one edition after the other, each in a thread of its own, which is gone with its memory afterwards. */
export function createPress({ withinMs = printingMs }: { withinMs?: number } = {}): Press {
  let last: Promise<unknown> = Promise.resolve()
  let taken = 0
  return {
    print: async edition => {
      if (taken >= editionsMost) throw new Unavailable('press-busy', { retryAfterMs: busyMs })
      taken++
      const mine = last.then(() => inThread({ edition }, withinMs)).finally(() => taken--)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** What takes too long, or ends its thread, is not printed: tried again later it may be. */
function inThread(task: PressTask, withinMs: number): Promise<Made> {
  const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
    workerData: task,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    const away = (code: string, cause?: unknown) => end(() => reject(new Unavailable(code, { cause })))
    const timer = setTimeout(() => away('press-too-long'), withinMs)
    worker.on('message', (made: Made) => end(() => resolve(made)))
    worker.once('error', error => away('press-failed', error))
    worker.once('exit', () => away('press-ended'))
  })
}
