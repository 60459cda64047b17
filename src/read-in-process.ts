import { fork } from 'node:child_process'
import type { ThreadBounds } from './read-in-thread.ts'

/** `residentMb`: of the whole process, since bytes that lie outside of a thread’s objects are in no bound of it. */
export type ReaderBounds = ThreadBounds & { residentMb: number }
/** What `reader-process.ts` is told, once; `worker`: the address of the code of its thread. */
export type ReaderTask = { worker: string; given: unknown; bounds: ReaderBounds }
export type ReaderAnswer<Read> = { read: Read | null }

const program = new URL('./reader-process.ts', import.meta.url)

/**
 * As `readInThread`, in a process of its own, whose end ends nobody else: a thread that asks for much memory in one
 * piece takes its whole process with it. That process knows no secret of this one, and ends with it.
 */
export function readInProcess<Given, Read>(worker: URL, given: Given, bounds: ReaderBounds): Promise<Read | null> {
  const child = fork(program, {
    execArgv: [],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise(resolve => {
    let read: Read | null = null
    child.once('message', message => {
      read = (message as ReaderAnswer<Read>).read
      child.kill('SIGKILL')
    })
    child.once('exit', () => resolve(read))
    child.once('error', () => {
      // It never began.
      if (child.pid === undefined) resolve(null)
    })
    const task: ReaderTask = { worker: worker.href, given, bounds }
    // It may be gone before it was told everything: its end says so.
    child.send(task, () => undefined)
  })
}
