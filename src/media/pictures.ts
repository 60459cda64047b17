import type { Pictures } from '../core/ports/outside.ts'
import type { Instant } from '../core/time.ts'
import { preparePicture } from './prepare-picture.ts'
import { readName, signName } from './signed-name.ts'

export type PictureStore = {
  /** Bytes that are there already stay: they may be sealed. Answers the digest of those that are kept. */
  put(picture: { id: string; bytes: Uint8Array; contentType: string; digest: string }): Promise<string>
  get(id: string): Promise<{ bytes: Uint8Array; contentType: string; expiresAt: Instant | null } | null>
  expire(id: string, at: Instant): Promise<void>
}

export type ServedPictures = Pictures & {
  /** What follows `/media/` in the address; null for a wrong signature, a stranger, or after the picture's end. */
  read(name: string): Promise<{ bytes: Uint8Array; contentType: string } | null>
}

export type PicturesOptions = {
  store: PictureStore
  /** Absent: cards go without pictures. */
  publicUrl: string | undefined
  /** Must stay the same: addresses stand in approved posts. */
  secret: string
  now: () => Instant
}

export function createPictures({ store, publicUrl, secret, now }: PicturesOptions): ServedPictures {
  return {
    add: async (id, bytes) => {
      const picture = await preparePicture(bytes)
      if (picture.kind !== 'prepared') return picture
      const { bytes: prepared, contentType, digest } = picture
      return { kind: 'added', digest: await store.put({ id, bytes: prepared, contentType, digest }) }
    },
    address: id => (publicUrl === undefined ? null : `${publicUrl}/media/${signName(id, secret)}`),
    expire: (id, at) => store.expire(id, at),
    read: async name => {
      const id = readName(name, secret)
      const picture = id === null ? null : await store.get(id)
      if (!picture || (picture.expiresAt !== null && picture.expiresAt <= now())) return null
      return { bytes: picture.bytes, contentType: picture.contentType }
    },
  }
}
