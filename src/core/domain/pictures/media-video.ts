import { idFrom } from '../id-from.ts'
import type { Reference } from '../reference.ts'
import { type Instant, msBetween } from '../time.ts'
import type { VideoFacts } from './video.ts'

/**
 * What is known of a video, wherever it is used. Its file is in the SharePoint library once, under this very name: in a
 * folder of its own, or in that of its proposal. `url` opens it there; null: it was deleted. `link`: opens it for
 * everybody of the organisation, who need no access to the library; its `url` null: SharePoint made none at that
 * instant; absent: nobody needed it yet. `captions`: their file, in the video's own folder.
 */
export type MediaVideo = {
  facts: VideoFacts
  folder: string
  name: string
  url: string | null
  link?: { url: string | null; at: Instant }
  captions?: { name: string; url: string }
  /** When its files will be deleted, now that its cards have left; absent: no end was set. */
  until?: Instant
}

/** A link is tried again after so long: an administrator may have allowed sharing since. */
const linkAgainMs = 24 * 60 * 60_000

export function asksForLink({ link }: MediaVideo, now: Instant): boolean {
  return !link || (link.url === null && msBetween(link.at, now) >= linkAgainMs)
}

export function isSameFile(one: MediaVideo, other: MediaVideo): boolean {
  return one.url === other.url && one.folder === other.folder && one.name === other.name
}

/** The address where people watch it; null: its file was deleted. */
export function watchedAt({ url, link }: MediaVideo): string | null {
  return url === null ? null : (link?.url ?? url)
}

/** The video once its file is deleted: nothing opens it any more. */
export function binned({ link: _, ...video }: MediaVideo): MediaVideo {
  return { ...video, url: null }
}

/** The id of the video in posts: the same bytes are one file. */
export function videoId(digest: string): string {
  return idFrom('video', digest)
}

/** The folder of `VIS-2026-0042`. */
export function videoFolder(reference: Reference): string {
  return `Vidéos/${reference}`
}

/** Its files in that folder. */
export function filesInFolder(reference: Reference, { folder, name, captions }: MediaVideo): string[] {
  return [...(folder === videoFolder(reference) ? [name] : []), ...(captions ? [captions.name] : [])]
}
