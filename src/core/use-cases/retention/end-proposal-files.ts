import type { LyingFile, LyingFiles } from '../../domain/retention/lying-files.ts'
import { namelessFile } from '../../domain/personal/file-names.ts'
import { binned } from '../../domain/pictures/media-video.ts'
import { everyVideoOf } from '../../domain/posts/pictures/sort-pictures.ts'
import { isHeld } from '../../domain/retention/suspension.ts'
import { later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { newsMs } from '../broadcasts/end-pictures.ts'
import { sealedVideoUse, type VideoUseNeeds } from '../broadcasts/sealed-video-use.ts'
import { type HeldNeeds, readHeldOnce } from '../read-held.ts'

/** After so long a video that is still opened, or a suspension, is checked again. */
export const openedMs = 7 * 24 * 60 * 60_000

type Needs = HeldNeeds & VideoUseNeeds & Pick<Ports, 'media' | 'libraryBin' | 'commit'>

/**
 * The job after a proposal is deleted: its files go to the library's bin. A video that a post, an approved version or
 * an existing card opens there stays until that ends; all files stay while a suspension keeps their sender or the
 * proposal: the job comes again. May be run again. Throws Unavailable for it.
 */
export async function endProposalFiles(ports: Needs, { folder, author, files }: LyingFiles): Promise<void> {
  const held = isHeld(await readHeldOnce(ports), { folder, author })
  const left: LyingFile[] = []
  for (const file of files)
    if (!held && (await isClosed(ports, folder, file))) await ports.libraryBin.remove(folder, file.name)
    else left.push(file)
  if (left.length > 0)
    await ports.commit({ job: 'proposal.files-end', data: { folder, author, files: left }, inMs: openedMs })
}

async function isClosed(ports: Needs, folder: string, { name, videoIds }: LyingFile): Promise<boolean> {
  for (const id of videoIds) {
    const closed = await orRunAgain<'closed' | 'opened'>(() => close(ports, { folder, name, id }))
    if (closed === 'opened') return false
  }
  return true
}

/** Its row says first that nothing opens it: the same film, sent meanwhile, changes that row, or is stored anew. */
async function close(
  ports: Needs,
  { folder, name, id }: { folder: string; name: string; id: string },
): Promise<'closed' | 'opened' | 'stale'> {
  const media = await ports.media.withPicture(id)
  const posts = await ports.posts.withPicture(id)
  if (posts.flatMap(everyVideoOf).some(video => video.id === id && !video.gone)) return 'opened'
  const use = media && (await sealedVideoUse(ports, media))
  // Approvers may have watched it here, wherever the same film was stored since.
  if (use === 'leaves') return 'opened'
  const video = media?.video
  if (!video || video.url === null || video.folder !== folder || video.name !== name) return 'closed'
  const now = ports.now()
  if (video.until !== undefined && video.until > now) return 'opened'
  // Cards without an end open it as long as news are kept, from now on.
  const given = use === 'stands' && video.until === undefined ? { ...video, until: later(now, newsMs) } : null
  const gone = { ...binned(video), name: namelessFile(media.reference, video.name) }
  const row = { ...media, video: given ?? gone, version: media.version + 1, updatedAt: now }
  const done = await ports.commit({ save: 'media', row, ifVersion: media.version })
  return done === 'done' ? (given ? 'opened' : 'closed') : 'stale'
}
