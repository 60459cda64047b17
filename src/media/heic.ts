import type { SharpConstructor } from 'sharp'
import { loadSharp } from './load-sharp.ts'

/** So much of a file is looked at: its first box, which names its kinds. */
const brandsMost = 64
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc']

/**
 * A white square of 64 pixels, coded as an iPhone codes its photos (HEVC): https://nokiatech.github.io/heif/technical.html
 */
const sample =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA' +
  'AAAERAAAEAAQAAAAABegABAAAAAAAAABIAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAA' +
  'AAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkA' +
  'AAAwAAAwAeoCCBBZbqSRprm4CGgwIAAAMAMgAAAwACEGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAA' +
  'QAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAABptZGF0AAAADigBrwVY/V1Xb2vCB7vB'

let known: Promise<boolean> | undefined

/**
 * Whether sharp's build decodes such photos: what npm installs does not, since HEVC asks for licences; a libvips of the
 * system may. Found out once a process, with the first of them.
 */
export function readsHeic(): Promise<boolean> {
  return (known ??= loadSharp().then(decodesHeic))
}

export async function decodesHeic(sharp: SharpConstructor): Promise<boolean> {
  try {
    const { info } = await sharp(Buffer.from(sample, 'base64')).raw().toBuffer({ resolveWithObject: true })
    return info.width === 64
  } catch {
    return false
  }
}

/** Whether the first bytes are those of a HEIC, and not of an AVIF, which is packed in the same way. */
export function isHeic(bytes: Uint8Array): boolean {
  const head = headOf(bytes, brandsMost)
  if (head.slice(4, 8) !== 'ftyp') return false
  const size = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE()
  const brands: string[] = head.slice(8, Math.min(size, brandsMost)).match(/[^]{4}/g) ?? []
  return brands.some(brand => heicBrands.includes(brand)) && !brands.includes('avif')
}

export function headOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, length)).toString('latin1')
}
