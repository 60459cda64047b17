import { idFrom } from '../id-from.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { VideoFacts } from './video.ts'

/**
 * What is known of a video, wherever it stands. It lies in the SharePoint library under this very name, once: in its
 * own folder, or with the proposal that it came with; `url` opens it there; null: it went to the bin. `captions`: the
 * file of them, in its own folder.
 */
export type MediaVideo = {
  facts: VideoFacts
  folder: string
  name: string
  url: string | null
  captions?: { name: string; url: string }
  /** When its files go, since its cards left; absent: nobody said. */
  until?: Instant
}

/** What posts call it: the same bytes are one file. */
export function videoId(digest: string): string {
  return idFrom('video', digest)
}

/** Of `VIS-2026-0042`. */
export function videoFolder(reference: Reference): string {
  return `Vidéos/${reference}`
}

/** What lies there of it. */
export function filesInFolder(reference: Reference, { folder, name, captions }: MediaVideo): string[] {
  return [...(folder === videoFolder(reference) ? [name] : []), ...(captions ? [captions.name] : [])]
}
