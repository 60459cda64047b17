import { type VideoFacts, videoBytesMost } from '../core/domain/pictures/video.ts'
import type { Videos } from '../core/ports/videos.ts'
import { readInThread } from '../read-in-thread.ts'

const readingMs = 10_000
/** The tables of a video of an hour take some hundred thousand entries. */
const memoryMb = 192
const worker = new URL('./video-worker.ts', import.meta.url)

/** Reads videos apart, since their bytes are somebody else's. */
export function videosApart(withinMs = readingMs): Videos {
  return {
    read: async bytes =>
      bytes.byteLength > videoBytesMost
        ? null
        : readInThread<Uint8Array, VideoFacts>(worker, bytes, { withinMs, memoryMb }),
  }
}
