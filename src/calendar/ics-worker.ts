import { parentPort, workerData } from 'node:worker_threads'
import { type IcsRead, type IcsReading, readIcs } from './read-ics.ts'

/** `begun`: from here on the time is the calendar's. */
export type IcsMessage = 'begun' | IcsRead | null

/** A thread of its own, which `file-apart.ts` stops when it takes too long. */
const { text, reading } = workerData as { text: string; reading: IcsReading }
const tell = (message: IcsMessage): void => parentPort?.postMessage(message)
tell('begun')
tell(readIcs(text, reading))
