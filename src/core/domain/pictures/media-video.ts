import { idFrom } from '../id-from.ts'
import type { Reference } from '../reference.ts'
import { type Instant, msBetween } from '../time.ts'
import type { VideoFacts } from './video.ts'

/**
 * What is known of a video, wherever it stands. It lies in the SharePoint library under this very name, once: in its
 * own folder, or with the proposal that it came with; `url` opens it there; null: it went to the bin. `link`: opens it
 * to everybody of the organisation, who need not read the library; of `url` null: SharePoint made none at that instant;
 * absent: nobody needed it yet. `captions`: the file of them, in its own folder.
 */
export type MediaVideo = {
  facts: VideoFacts
  folder: string
  name: string
  url: string | null
  link?: { url: string | null; at: Instant }
  captions?: { name: string; url: string }
  /** When its files go, since its cards left; absent: nobody said. */
  until?: Instant
}

/** An administrator may have opened sharing since. */
const linkAgainMs = 24 * 60 * 60_000

export function asksForLink({ link }: MediaVideo, now: Instant): boolean {
  return !link || (link.url === null && msBetween(link.at, now) >= linkAgainMs)
}

export function isSameFile(one: MediaVideo, other: MediaVideo): boolean {
  return one.url === other.url && one.folder === other.folder && one.name === other.name
}

/** Where it is watched; null: its file went to the bin. */
export function watchedAt({ url, link }: MediaVideo): string | null {
  return url === null ? null : (link?.url ?? url)
}

/** Once its file is in the bin: nothing opens it any more. */
export function binned({ link: _, ...video }: MediaVideo): MediaVideo {
  return { ...video, url: null }
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
