import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import { type PictureSizes, sizesOf } from '../../../domain/pictures/picture-size.ts'
import type { Ports } from '../../../ports.ts'
import { fileBytes } from '../../notes/keep-files.ts'
import { droppedMs, endLeftBehind } from '../../pictures/left-behind.ts'

/** `bytes`: sent with the picture, and kept nowhere else; absent: they are kept, or are at its `source`. */
export type SentPicture = Pick<Attachment, 'id' | 'source'> & { bytes?: Uint8Array }
export type PictureFault =
  { kind: 'no-such-file' } | { kind: 'not-a-picture' } | { kind: 'heic-unread' } | { kind: 'too-big' }
type Needs = Pick<Ports, 'keptFiles' | 'teamsFiles' | 'pictures' | 'commit'>
/** `digest`: SHA-256 in hex of the bytes that are printed and served. */
type KeptPicture = PictureSizes & { id: string; digest: string }

/**
 * A picture that a person sent goes where `into` puts it; a file that is no picture is not kept. Once `into` answers
 * `taken`, what was kept of its message is deleted. May throw `Unavailable`.
 */
export async function keepPicture<Result extends { kind: string }>(
  ports: Needs,
  sent: SentPicture,
  taken: Result['kind'],
  into: (picture: KeptPicture) => Promise<Result>,
): Promise<Result | PictureFault> {
  const kept = await keepBytes(ports, sent)
  if ('kind' in kept) return kept
  const result = await into(kept)
  if (result.kind === taken) await ports.keptFiles.drop(sent.id)
  return result
}

async function keepBytes(ports: Needs, { id, source, bytes: given }: SentPicture): Promise<KeptPicture | PictureFault> {
  const bytes = given ?? (await fileBytes(ports, { id, source }))
  if (bytes === null) return { kind: 'no-such-file' }
  if (bytes === 'too-large') return { kind: 'too-big' }
  // Ordered first, so that a refusal, or a process that dies, leaves no bytes for good.
  await ports.commit(...endLeftBehind([id], null, droppedMs))
  const added = await ports.pictures.add(id, bytes)
  return added.kind === 'added' ? { id, digest: added.digest, ...sizesOf(added) } : added
}
