import { shapesOf } from '../../domain/channels/picture-shape.ts'
import type { SealedVariant } from '../../domain/channels/variant.ts'
import { Unavailable } from '../../domain/errors.ts'
import { mayLeave } from '../../domain/posts/may-leave.ts'
import { type Copies, isByHand, type Release } from '../../domain/releases/release.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { byHandCard } from '../cards/by-hand-card.ts'
import { approvedByHand } from './approved-by-hand.ts'

/** In the library, a folder a post. */
const folder = 'Publications'

type Needs = Pick<Ports, 'posts' | 'validations' | 'releases' | 'pictures' | 'library' | 'commit'>

/** Whether its pictures do not lie in the library as they were approved. */
export function lacksCopies({ copies, seal }: Release, { pictures }: SealedVariant): boolean {
  return pictures.length > 0 && copies?.seal !== seal
}

/**
 * The job `release.copies`: the pictures of what a person puts there by hand, cut to what the network shows whole. The
 * same picture is the same file, so that it may run again at any time. What may not leave today is not written.
 */
export async function copyPictures(ports: Needs, id: string): Promise<void> {
  const release = await ports.releases.byId(id)
  const post = release && (await ports.posts.byId(release.postId))
  const words = release && post && (await approvedByHand(ports, release, post)).words
  if (!words || !isByHand(release.channel) || !lacksCopies(release, words)) return
  const { channel, reference, seal } = release
  const files: Copies['files'] = []
  for (const [index, picture] of words.pictures.entries()) {
    if (mayLeave({ channel, pictures: [picture] }, post).kind !== 'yes') continue
    const shaped = await ports.pictures.shaped(picture.id, shapesOf(channel))
    if (shaped?.digest !== picture.digest) continue
    const { bytes, contentType, isCut } = shaped
    const name = `${channel}-${index + 1}.${contentType === 'image/png' ? 'png' : 'jpg'}`
    const url = await ports.library.put(`${folder}/${reference}`, name, contentType, bytes)
    files.push({ pictureId: picture.id, url, isCut })
  }
  await note(ports, id, { seal, files })
}

async function note({ releases, commit }: Needs, id: string, copies: Copies): Promise<void> {
  const noted = await whileStale<'done'>(async () => {
    const release = await releases.byId(id)
    // Other words were approved meanwhile: a further run writes theirs.
    if (release?.seal !== copies.seal) return 'done'
    const { version } = release
    const row = { ...release, copies, version: version + 1 }
    return commit({ save: 'release', row, ifVersion: version }, ...byHandCard(row))
  })
  if (noted !== 'done') throw new Unavailable('busy')
}
