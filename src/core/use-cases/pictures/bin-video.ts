import { binned, filesInFolder, videoFolder } from '../../domain/pictures/media-video.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'

export type BinVideoNeeds = Pick<Ports, 'media' | 'libraryBin' | 'commit' | 'now'>

/**
 * The files of a video in its own folder go to SharePoint's bin, and no row opens them any more; a file that came with
 * a proposal goes with that. May be run again. May throw `Unavailable`.
 */
export async function binVideo(ports: BinVideoNeeds, pictureId: string): Promise<void> {
  await orRunAgain(async () => {
    const media = await ports.media.withPicture(pictureId)
    if (!media?.video) return 'done'
    const { reference, video } = media
    for (const name of filesInFolder(reference, video)) await ports.libraryBin.remove(videoFolder(reference), name)
    const row: Media = { ...withoutFiles(media), version: media.version + 1, updatedAt: ports.now() }
    return ports.commit({ save: 'media', row, ifVersion: media.version })
  })
}

/** The row once its files are in the bin. */
export function withoutFiles(media: Media): Media {
  if (!media.video) return media
  const { captions: _, ...video } = media.video
  const own = video.folder === videoFolder(media.reference)
  return { ...media, video: own ? binned(video) : video }
}

/** Called once its cards leave: sets when its bytes are deleted, never earlier than earlier cards need them. */
export async function expireVideo(ports: BinVideoNeeds, pictureId: string, until: Instant): Promise<void> {
  await orRunAgain(async () => {
    const media = await ports.media.withPicture(pictureId)
    if (!media?.video || (media.video.until ?? '') >= until) return 'done'
    const row: Media = { ...media, version: media.version + 1, video: { ...media.video, until } }
    return ports.commit({ save: 'media', row, ifVersion: media.version })
  })
}

/** When the bytes of a picture, or of a video, are deleted; null: no end was set. */
export async function endOfBytes(
  { media, pictures }: Pick<Ports, 'media' | 'pictures'>,
  pictureId: string,
): Promise<Instant | null> {
  const video = (await media.withPicture(pictureId))?.video
  return video ? (video.until ?? null) : pictures.until(pictureId)
}
