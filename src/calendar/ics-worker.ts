import { parentPort, workerData } from 'node:worker_threads'
import { type IcsReading, readIcs } from './read-ics.ts'

/** A thread of its own, which `read-apart.ts` stops when it takes too long. */
const { text, reading } = workerData as { text: string; reading: IcsReading }
parentPort?.postMessage(readIcs(text, reading))
