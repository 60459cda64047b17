import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { Unavailable } from '../core/domain/errors.ts'
import { beginningMs, type ThreadBounds } from './read-in-thread.ts'

/** `residentMb`: of the whole process, since bytes outside of a thread’s objects are in none of its bounds. */
export type ReaderBounds = ThreadBounds & { residentMb: number }
/** The one message to `reader-process.ts`; `worker`: the address of its thread's code. */
export type ReaderTask = { worker: string; given: unknown; bounds: ReaderBounds }
export type ReaderAnswer<Read> = { read: Read | null }

const againMs = 10_000
/** Time for the process itself; the thread's own limit ends the reading long before. */
const besidesMs = 10_000
const program = new URL('./reader-process.ts', import.meta.url)

/**
 * As `readInThread`, in a process of its own, whose end ends nobody else: a thread that asks for much memory in one
 * piece takes its whole process with it. That process has no secret of this one, and ends with it, or by this one's
 * clock if it hangs. Unavailable is thrown where the system has no room for one.
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
    // It may be gone before it was told everything: its end is heard.
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

/** The process never began, which is no fault of the file. */
function noRoom(cause: unknown): Unavailable {
  return new Unavailable('no-process', { cause, retryAfterMs: againMs })
}
