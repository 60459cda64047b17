import { bytesDigest } from '../../../domain/seal.ts'
import type { EditionFile, SealedEdition } from '../../../domain/sealed-edition.ts'
import type { Ports } from '../../../ports.ts'

/** `gone`: the file does not exist any more; `differs`: it is not the sealed one, and is shown to nobody. */
export type SealedFile = { kind: 'sealed'; bytes: Uint8Array } | { kind: 'gone' } | { kind: 'differs' }

/** One file of a printing, if its bytes are those that were sealed. */
export async function sealedFile(
  { editionFiles }: Pick<Ports, 'editionFiles'>,
  { editionId, production, files }: SealedEdition,
  kind: EditionFile,
): Promise<SealedFile> {
  const bytes = await editionFiles.get({ editionId, production, kind })
  if (!bytes) return { kind: 'gone' }
  return bytesDigest(bytes) === files[kind] ? { kind: 'sealed', bytes } : { kind: 'differs' }
}
