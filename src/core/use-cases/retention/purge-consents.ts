import type { Change } from '../../change.ts'
import { agreementsFolder } from '../../domain/pictures/agreement.ts'
import { forgetWords } from '../../domain/pictures/forget-words.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { purgedEntry } from './purged-entry.ts'

/** Pictures that are looked at in one run. */
const atOnce = 100

export type PurgeConsentsNeeds = Pick<Ports, 'purges' | 'outsidePeople' | 'libraryBin' | 'commit'>

/**
 * One batch of what people agreed to, and is over: whoever said it is named no more, a commit a picture. How many
 * words; 0: none is due, or others never stop changing those pictures, which the next night takes. What was signed goes
 * first, to the library's bin: nothing tells where it lies after. May throw Unavailable.
 */
export async function purgeConsents(
  ports: PurgeConsentsNeeds,
  { before, held }: { before: Instant; held: Held },
): Promise<number> {
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
