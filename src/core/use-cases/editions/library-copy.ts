import type { Edition } from '../../domain/newspapers/edition.ts'
import { plainAddress } from '../../domain/newspapers/newspaper.ts'
import { editionFiles } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import { type SentEdition, sentEdition } from './sent-edition.ts'

/** Endings of its files in the library. */
export const libraryEndings = ['.html', '.pdf', '.eml', '.zip'] as const

/** Of a printing without some of its files or pictures, only the page is in the library. */
export function isPageAlone({ withdrawn, erased }: Pick<Edition, 'withdrawn' | 'erased'>, production: number): boolean {
  const shortened = [withdrawn, erased?.ended.length ? erased : undefined]
  return shortened.some(one => one?.production === production)
}

/** Once all its cards have left, or a person decided after a stop. */
export function mayBeKept({ mail }: Pick<Edition, 'mail'>, { broadcast }: Pick<SentEdition, 'broadcast'>): boolean {
  return broadcast.state === 'done' || (mail !== null && mail.state !== 'waiting')
}

/**
 * The message as a person opens it to send it by hand; no recipient sees the others. Null: there is no recipient, or
 * one is no plain address.
 */
export function unsentMail(mime: Uint8Array, to: readonly string[]): Uint8Array | null {
  if (to.length === 0 || !to.every(one => plainAddress.test(one))) return null
  return Buffer.concat([Buffer.from(`Bcc: ${to.join(',\r\n ')}\r\n`), mime])
}

/**
 * Whether the job `edition.library` would write a deleted copy anew: a published issue is an archive, and a copy may
 * only go if it can be made again. False also where the post that announced it is no longer kept, or was taken back.
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
