import { preparePicture } from './prepare-picture.ts'

/** The same picture in so many bytes at most; null: it cannot be made so. */
export async function makeSmaller(
  { bytes }: { bytes: Uint8Array },
  bytesMost: number,
): Promise<{ bytes: Uint8Array; contentType: string } | null> {
  const made = await preparePicture(bytes)
  return made.kind === 'prepared' && made.bytes.byteLength <= bytesMost ? made : null
}
