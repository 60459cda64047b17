import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadMessage } from './read-in-thread.ts'

/** The code of a thread of `read-in-thread.ts`: says that it begins, then reads what it was given. */
export async function answerFromThread<Given, Read>(
  read: (given: Given) => Read | null | Promise<Read | null>,
): Promise<void> {
  const say = (message: ThreadMessage<Read>) => parentPort?.postMessage(message)
  say('begun')
  say({ read: await read(workerData as Given) })
}
