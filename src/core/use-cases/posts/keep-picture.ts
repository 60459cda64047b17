import type { Attachment } from '../../domain/initiatives/initiative.ts'
import { type PictureSize, sizeOf } from '../../domain/pictures/picture-size.ts'
import type { Ports } from '../../ports.ts'
import { fileBytes } from '../notes/keep-files.ts'
import { droppedMs, endLeftBehind } from '../pictures/left-behind.ts'

/** `bytes`: they came with the picture, and are nowhere else; absent: they are kept, or lie at its `source`. */
export type SentPicture = Pick<Attachment, 'id' | 'source'> & { bytes?: Uint8Array }
export type PictureFault = { kind: 'no-such-file' } | { kind: 'not-a-picture' } | { kind: 'too-big' }
/** `digest`: SHA-256 in hex of what is printed and served of it. */
type KeptPicture = { kind: 'kept'; digest: string; size?: PictureSize }

/** A picture that somebody sent: of what is none nothing is kept. May throw `Unavailable`. */
export async function keepPicture(
  ports: Pick<Ports, 'keptFiles' | 'teamsFiles' | 'pictures' | 'commit'>,
  { id, source, bytes: given }: SentPicture,
): Promise<KeptPicture | PictureFault> {
  const bytes = given ?? (await fileBytes(ports, { id, source }))
  if (bytes === null) return { kind: 'no-such-file' }
  if (bytes === 'too-large') return { kind: 'too-big' }
  // Ordered first: what cannot take the picture, or a process that dies, leaves no bytes for good.
  await ports.commit(...endLeftBehind([id], null, droppedMs))
  const added = await ports.pictures.add(id, bytes)
  return added.kind === 'added' ? { kind: 'kept', digest: added.digest, ...sizeOf(added) } : added
}
