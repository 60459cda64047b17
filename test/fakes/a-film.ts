import type { VideoFacts } from '../../src/core/domain/pictures/video.ts'

/** A film whose bytes are told apart by their number. */
export const filmBytes = (n = 1): Buffer => Buffer.from(`\0\0\0\x18ftypisom${n}`, 'latin1')

/** Two minutes with sound, which every machine plays, and no captions within. */
export function filmFacts(change: Partial<VideoFacts> = {}): VideoFacts {
  return {
    seconds: 134,
    bytes: filmBytes().length,
    width: 1280,
    height: 720,
    codec: 'avc',
    hasSound: true,
    rotation: 0,
    embedded: [],
    ...change,
  }
}
