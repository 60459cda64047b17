import { parentPort, workerData } from 'node:worker_threads'
import type { ApartMessage } from './file-apart.ts'

/** What a thread of `file-apart.ts` does: reads the bytes that it was given, and says when it begins. */
export async function answerApart<Read>(read: (bytes: Uint8Array) => Promise<Read | null>): Promise<void> {
  const { bytes } = workerData as { bytes: Uint8Array }
  const say = (message: ApartMessage<Read>) => parentPort?.postMessage(message)
  say('begun')
  say({ read: await read(bytes) })
}
