import { parentPort, workerData } from 'node:worker_threads'
import type { Cue } from '../core/domain/files/caption-remarks.ts'
import { readCaptions } from './read-captions.ts'

/** `begun`: from here on the time is the file's. */
export type CaptionsMessage = 'begun' | Cue[] | null

/** A thread of its own, which `captions-apart.ts` stops when it takes too long. */
const { text } = workerData as { text: string }
parentPort?.postMessage('begun' satisfies CaptionsMessage)
const read: CaptionsMessage = await readCaptions(text)
parentPort?.postMessage(read)
