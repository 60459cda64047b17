import type { Change } from '../../change.ts'
import { agreementsFolder } from '../../domain/pictures/agreement.ts'
import { forgetWords } from '../../domain/pictures/forget-words.ts'
import { filesInFolder, videoFolder } from '../../domain/pictures/media-video.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { endLeftBehind } from '../pictures/left-behind.ts'
import { purgedEntry } from './purged-entry.ts'

/** Pictures that are looked at in one run. */
const atOnce = 100

export type PurgeConsentsNeeds = Pick<Ports, 'purges' | 'outsidePeople' | 'libraryBin' | 'commit'>

type Due = { before: Instant; held: Held }

/**
 * One batch of agreements that are over: their people are named no more; then pictures that nothing shows any more. One
 * commit for each picture. Answers how many agreements and pictures; 0: none is due, or others never stop changing
 * them, so that the next night takes them. Files go to the library’s bin first, since afterwards nothing tells where
 * they are. May throw Unavailable.
 */
export async function purgeConsents(ports: PurgeConsentsNeeds, due: Due): Promise<number> {
  return (await forgetOver(ports, due)) || purgeMedia(ports, due)
}

async function forgetOver(ports: PurgeConsentsNeeds, { before, held }: Due): Promise<number> {
  let gone = 0
  for (const read of await ports.purges.wordsDue(before, held, atOnce)) {
    const { media, refs, files, words } = forgetWords(read, before)
    for (const name of files) await ports.libraryBin.remove(agreementsFolder, name)
    const people = await Promise.all(refs.map(ref => ports.outsidePeople.byId(ref)))
    const done = await ports.commit(
      { save: 'media', row: { ...media, version: read.version + 1 }, ifVersion: read.version },
      ...people.flatMap((one): Change[] => {
        return one ? [{ remove: 'outside_person', id: one.id, ifVersion: one.version }] : []
      }),
      purgedEntry('consents', words),
    )
    if (done === 'done') gone += words
  }
  return gone
}

/** The row had the name of the picture and its sender. Sent again meanwhile, it stays. */
async function purgeMedia(ports: PurgeConsentsNeeds, { before, held }: Due): Promise<number> {
  let gone = 0
  for (const media of await ports.purges.mediaDue(before, held, atOnce)) {
    await binFiles(ports, media, before)
    const people = await ports.outsidePeople.of(media.id)
    const done = await ports.commit(
      { remove: 'media', id: media.id, ifVersion: media.version },
      ...people.map(({ id, version }): Change => ({ remove: 'outside_person', id, ifVersion: version })),
      ...endLeftBehind(media.pictureIds, null, 0),
      purgedEntry('consents', 1),
    )
    if (done === 'done') gone++
  }
  return gone
}

/** The files of a video, and signed files of agreements that others kept changing. Files of a proposal went with it. */
async function binFiles({ libraryBin }: PurgeConsentsNeeds, media: Media, before: Instant): Promise<void> {
  const { reference, video } = media
  const own = video ? filesInFolder(reference, video) : []
  for (const name of own) await libraryBin.remove(videoFolder(reference), name)
  for (const name of forgetWords(media, before).files) await libraryBin.remove(agreementsFolder, name)
}
