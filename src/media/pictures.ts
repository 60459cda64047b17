import type { Pictures } from '../core/ports/outside.ts'
import type { Instant } from '../core/time.ts'
import { type Prepared, preparePicture } from './prepare-picture.ts'
import { readName, signName } from './signed-name.ts'

export type PictureStore = {
  /** Bytes that are there already stay: they may be sealed. Answers the digest of those that are kept. */
  put(picture: { id: string; bytes: Uint8Array; contentType: string; digest: string }): Promise<string>
  get(id: string): Promise<{ bytes: Uint8Array; contentType: string; expiresAt: Instant | null } | null>
  expire(id: string, at: Instant): Promise<void>
  /** One more try to decode this file, kept before it begins; answers which one it is, from 1. */
  begin(id: string): Promise<number>
  /** The try came to an end, whatever came of it. */
  end(id: string): Promise<void>
}

/** A file that ended the process so often while it was decoded stays undecoded: it would end the next one, too. */
const triesMax = 3

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
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time, in the order in which they came: what decoding may hold in memory, it holds once. */
  const inTurn = (work: () => Promise<Prepared>): Promise<Prepared> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  const prepare = async (id: string, bytes: Uint8Array): Promise<Prepared> => {
    if ((await store.begin(id)) > triesMax) return { kind: 'not-a-picture' }
    const picture = await preparePicture(bytes)
    await store.end(id)
    return picture
  }
  return {
    add: async (id, bytes) => {
      const picture = await inTurn(() => prepare(id, bytes))
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
