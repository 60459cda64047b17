import { videoBytesMost, type VideoFacts } from '../core/domain/pictures/video.ts'
import { readInProcess } from '../apart/read-in-process.ts'
import { createTurns } from './in-turn.ts'
import type { Videos } from '../core/ports/outside.ts'

const readingMs = 10_000
/** The tables of a video of an hour take some hundred thousand entries; its bytes are copied on their way. */
const memory = { memoryMb: 192, residentMb: 700 }
/** So many may wait, each with up to 50 MB in memory. */
const waitingMost = 4
const worker = new URL('./video-worker.ts', import.meta.url)

/** Reads videos in a separate process, since their bytes are untrusted, and one by one: each takes 300 MB. */
export function videosApart(withinMs = readingMs): Videos {
  const inTurn = createTurns(waitingMost, 'videos-busy')
  return {
    read: async bytes =>
      bytes.byteLength > videoBytesMost
        ? null
        : inTurn(() => readInProcess<Uint8Array, VideoFacts>(worker, bytes, { withinMs, ...memory })),
  }
}
