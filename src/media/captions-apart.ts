import { Worker } from 'node:worker_threads'
import { captionBytesMost, type Cue } from '../core/domain/files/caption-remarks.ts'
import type { Captions } from '../core/ports/captions.ts'
import type { CaptionsMessage } from './captions-worker.ts'

const readingMs = 5_000
/** Its own code is no fault of a file: where much else runs, a thread takes its time to begin. */
const beginningMs = 60_000
const memoryMb = 96

/**
 * Reads captions in a thread of its own, since their text is somebody else's: what takes too long, or too much memory,
 * ends with that thread.
 */
export function captionsApart(withinMs = readingMs): Captions {
  return {
    read: bytes => (bytes.byteLength > captionBytesMost ? Promise.resolve(null) : apart(bytes, withinMs)),
  }
}

function apart(bytes: Uint8Array, withinMs: number): Promise<Cue[] | null> {
  const worker = new Worker(new URL('./captions-worker.ts', import.meta.url), {
    workerData: { text: new TextDecoder().decode(bytes) },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  })
  return new Promise(resolve => {
    const end = (read: Cue[] | null): void => {
      clearTimeout(timer)
      resolve(read)
      void worker.terminate()
    }
    let timer = setTimeout(() => end(null), beginningMs)
    worker.on('message', (message: CaptionsMessage) => {
      if (message !== 'begun') return end(message)
      clearTimeout(timer)
      timer = setTimeout(() => end(null), withinMs)
    })
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
