import { shapesOf } from '../../domain/channels/picture-shape.ts'
import { type Copies, isByHand } from '../../domain/releases/release.ts'
import { lacksCopies } from '../../domain/releases/sealed-words.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { byHandCard } from '../cards/by-hand-card.ts'
import { approvedByHand } from './approved-by-hand.ts'

/** In the library, one folder for each post. */
const folder = 'Publications'

type Needs = Pick<Ports, 'posts' | 'validations' | 'releases' | 'pictures' | 'library' | 'commit' | 'now'>

/**
 * The job `release.copies`: pictures for publishing by hand, cut to what the network shows whole. The same picture is
 * the same file, so that it may run again at any time. A picture that may not leave today is not written; once it may,
 * its file is missing.
 */
export async function copyPictures(ports: Needs, id: string): Promise<void> {
  const release = await ports.releases.byId(id)
  const post = release && (await ports.posts.byId(release.postId))
  if (!release || !post || !isByHand(release.channel)) return
  const seen = await approvedByHand(ports, release, post)
  if (!seen.words || !lacksCopies(seen)) return
  const { channel, reference, seal } = release
  const copies: Copies = { seal, files: [] }
  for (const [index, picture] of seen.words.pictures.entries()) {
    if (seen.barred.includes(picture.id)) continue
    const shaped = await ports.pictures.shaped(picture.id, shapesOf(channel))
    if (shaped?.digest !== picture.digest) {
      copies.altered = true
      continue
    }
    const { bytes, contentType, isCut } = shaped
    const name = `${channel}-${index + 1}.${contentType === 'image/png' ? 'png' : 'jpg'}`
    const url = await ports.library.put(`${folder}/${reference}`, name, contentType, bytes)
    copies.files.push({ pictureId: picture.id, url, isCut })
  }
  await note(ports, id, copies)
}

async function note({ releases, commit }: Needs, id: string, copies: Copies): Promise<void> {
  await orRunAgain(async () => {
    const release = await releases.byId(id)
    // Other words were approved meanwhile: a further run writes their files.
    if (release?.seal !== copies.seal) return 'done'
    const { version } = release
    const row = { ...release, copies, version: version + 1 }
    return commit({ save: 'release', row, ifVersion: version }, ...byHandCard(row))
  })
}
