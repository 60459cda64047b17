import type { EditionProof, ProofPicture } from '../../core/domain/newspapers/proof.ts'
import { bytesDigest } from '../../core/domain/seal.ts'
import { eachPicture, type ProofWith } from './each-picture.ts'
import { bytesInPage } from './mend-page.ts'

/** In place of its bytes, which are in the page. */
type KeptPicture = Omit<ProofPicture, 'bytes'> & { digest: string }

/**
 * The source of a page, as JSON in UTF-8 and without the bytes of its pictures: so that it can be printed anew without
 * an erased person's name, years after the pictures ended. `shown`: with the pictures of the page.
 */
export async function keptProof(shown: EditionProof): Promise<Uint8Array> {
  const kept = await eachPicture(shown, async ({ bytes, ...picture }) => ({ ...picture, digest: bytesDigest(bytes) }))
  return new TextEncoder().encode(JSON.stringify(kept))
}

/** The proof with the pictures of that page again; null: it is no such source, or a picture is missing. */
export async function restoredProof(kept: Uint8Array, page: Uint8Array): Promise<EditionProof | null> {
  const bytesOf = bytesInPage(page)
  const pictureOf = async ({ digest, ...picture }: KeptPicture): Promise<ProofPicture> => {
    const bytes = bytesOf.get(digest)
    if (bytes === undefined) throw new Error(`No picture ${digest} in this page`)
    return { ...picture, bytes }
  }
  try {
    return await eachPicture(JSON.parse(new TextDecoder().decode(kept)) as ProofWith<KeptPicture>, pictureOf)
  } catch {
    return null
  }
}
