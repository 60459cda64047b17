import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { Unavailable } from '../core/domain/errors.ts'
import { beginningMs, type ThreadBounds } from './read-in-thread.ts'

/** `residentMb`: of the whole process, since bytes that lie outside of a thread’s objects are in no bound of it. */
export type ReaderBounds = ThreadBounds & { residentMb: number }
/** What `reader-process.ts` is told, once; `worker`: the address of the code of its thread. */
export type ReaderTask = { worker: string; given: unknown; bounds: ReaderBounds }
export type ReaderAnswer<Read> = { read: Read | null }

const againMs = 10_000
/** For the process itself, whose own clock ends what it reads long before. */
const besidesMs = 10_000
const program = new URL('./reader-process.ts', import.meta.url)

/**
 * As `readInThread`, in a process of its own, whose end ends nobody else: a thread that asks for much memory in one
 * piece takes its whole process with it. That process knows no secret of this one, and ends with it, or by this one's
 * clock, where it stands still. Unavailable is thrown where the system has no room for one.
 */
export async function readInProcess<Given, Read>(
  worker: URL,
  given: Given,
  bounds: ReaderBounds,
  mostMs = beginningMs + bounds.withinMs + besidesMs,
): Promise<Read | null> {
  const child = begun()
  return new Promise((resolve, reject) => {
    let read: Read | null = null
    const clock = setTimeout(() => child.kill('SIGKILL'), mostMs)
    child.once('message', message => {
      read = (message as ReaderAnswer<Read>).read
      child.kill('SIGKILL')
    })
    child.once('exit', () => {
      clearTimeout(clock)
      resolve(read)
    })
    child.on('error', cause => {
      if (child.pid !== undefined) return
      clearTimeout(clock)
      reject(noRoom(cause))
    })
    const task: ReaderTask = { worker: worker.href, given, bounds }
    // It may be gone before it was told everything: its end says so.
    if (child.connected) child.send(task, () => undefined)
  })
}

function begun(): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc']
  try {
    return fork(program, { execArgv: [], env: {}, serialization: 'advanced', stdio })
  } catch (cause) {
    throw noRoom(cause)
  }
}

/** It never began, which is no fault of what it would have read. */
function noRoom(cause: unknown): Unavailable {
  return new Unavailable('no-process', { cause, retryAfterMs: againMs })
}
