import { asksForLink, isSameFile, type MediaVideo } from '../../domain/pictures/media-video.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'

export type LinkVideoNeeds = Pick<Ports, 'media' | 'libraryLinks' | 'commit' | 'now'>

/**
 * The video of that row, with the link by which everybody of the organisation watches it: made when it is first needed,
 * and kept on the row until its file is deleted. Where SharePoint makes none, it is asked again a day later. May throw
 * `Unavailable`.
 */
export async function linkedVideo(ports: LinkVideoNeeds, { id, video }: Media): Promise<MediaVideo | null> {
  if (!video || video.url === null) return null
  if (!asksForLink(video, ports.now())) return video
  const link = { url: await ports.libraryLinks.share(video.folder, video.name), at: ports.now() }
  const linked = { ...video, link }
  await whileStale<'kept'>(async () => {
    const row = await ports.media.byId(id)
    // Meanwhile the file was deleted or moved, or another run stored its link.
    if (!row?.video || !isSameFile(row.video, video) || !asksForLink(row.video, link.at)) return 'kept'
    const next: Media = { ...row, version: row.version + 1, video: { ...row.video, link } }
    return (await ports.commit({ save: 'media', row: next, ifVersion: row.version })) === 'done' ? 'kept' : 'stale'
  })
  return linked
}
