import type { VideoFacts } from '../domain/pictures/video.ts'

export type Videos = {
  /**
   * Of a file of somebody else's, mp4 or webm; null: it is none, is broken, too large, or not read in a moment. Throws
   * Unavailable where too many wait to be read.
   */
  read(bytes: Uint8Array): Promise<VideoFacts | null>
}
