import type { Edition } from '../../domain/newspapers/edition.ts'
import { plainAddress } from '../../domain/newspapers/newspaper.ts'
import { editionFiles } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import { type SentEdition, sentEdition } from './sent-edition.ts'

/** Of the files that lie there. */
export const libraryEndings = ['.html', '.pdf', '.eml', '.zip'] as const

/** Of a printing without some of its files, or some of its pictures, the page alone lies in the library. */
export function isPageAlone({ withdrawn, erased }: Pick<Edition, 'withdrawn' | 'erased'>, production: number): boolean {
  const shortened = [withdrawn, erased?.ended.length ? erased : undefined]
  return shortened.some(one => one?.production === production)
}

/** Once all its cards left, or somebody decided after a stop. */
export function mayBeKept({ mail }: Pick<Edition, 'mail'>, { broadcast }: Pick<SentEdition, 'broadcast'>): boolean {
  return broadcast.state === 'done' || (mail !== null && mail.state !== 'waiting')
}

/**
 * The message as a person opens it to send it by hand, nobody of whom reads who else gets it. Null: to nobody, or one
 * of these is no plain address.
 */
export function unsentMail(mime: Uint8Array, to: readonly string[]): Uint8Array | null {
  if (to.length === 0 || !to.every(one => plainAddress.test(one))) return null
  return Buffer.concat([Buffer.from(`Bcc: ${to.join(',\r\n ')}\r\n`), mime])
}

/**
 * Whether the job `edition.library` would put there anew what leaves it: a published issue is an archive, of which no
 * copy may go that nothing brings back. False also where the post that announced it is kept no more, or was taken back.
 */
export async function canBeKeptAnew(
  ports: Pick<Ports, 'posts' | 'broadcasts' | 'editionFiles'>,
  edition: Edition,
): Promise<boolean> {
  const sent = edition.state === 'published' ? await sentEdition(ports, edition) : null
  if (sent?.kind !== 'sent' || !mayBeKept(edition, sent)) return false
  const { editionId, production, files } = sent.sealed
  const kinds = isPageAlone(edition, production) ? (['html'] as const) : editionFiles
  const digests = await Promise.all(kinds.map(kind => ports.editionFiles.digest({ editionId, production, kind })))
  return digests.every((digest, index) => digest === files[kinds[index]!])
}
