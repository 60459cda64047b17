import type { Pictures } from '../core/ports/post-pictures.ts'
import type { PicturePlace } from '../core/domain/pictures/picture-place.ts'
import type { Instant } from '../core/domain/time.ts'
import { lastOfSecond } from '../timing/last-of-second.ts'
import { perSecond } from '../timing/per-second.ts'
import { readsHeic } from './heic.ts'
import { createTurns } from './in-turn.ts'
import { createKeptBytes } from './kept-bytes.ts'
import { type Prepared, preparePicture } from './prepare-picture.ts'
import { bytesDigest } from '../core/domain/seal.ts'
import { screenPicture } from './screen-picture.ts'
import { shapePicture } from './shape-picture.ts'
import { asDraftNames, pictureName, readPictureName } from './picture-names.ts'

export type PictureStore = {
  /** Existing bytes stay: they may be sealed. Answers the digest of those that are kept. */
  put(picture: { id: string; bytes: Uint8Array; contentType: string; digest: string }): Promise<string>
  /** Without reading its bytes; `erased`: they were deleted. */
  about(id: string): Promise<{ expiresAt: Instant | null; erased: boolean; digest: string } | null>
  get(id: string): Promise<{ bytes: Uint8Array; contentType: string; expiresAt: Instant | null } | null>
  expire(id: string, at: Instant): Promise<void>
  erase(id: string): Promise<void>
  /** One more try to decode this file, recorded before it begins; answers which one it is, from 1. */
  begin(id: string): Promise<number>
  /** The try has ended, with any result. */
  end(id: string): Promise<void>
}

/** So many may wait to be decoded, each with up to 25 MB in memory; later ones come again. */
export const waitingMost = 8

/** A file that ended the process so often while it was decoded stays undecoded: it would end the next one, too. */
const triesMax = 3

/** For each address: when a card arrives, everybody's client asks at once. */
const looksPerSecond = 5
/** For all addresses together: each look reads some rows. */
const allLooksPerSecond = 200

export type ServedPictures = Pictures & {
  /** `name`: what follows `/media/` in the address; `known`: the tag of the bytes that the client has; null: none. */
  read(name: string, known?: string | null): Promise<ReadPicture>
}
/**
 * unknown: Mary never made this address. over: she did, and nobody may look at it now. busy: too many others were read
 * in this second. same: the client has these bytes. `tag`: of the bytes, in quotes, as in HTTP.
 */
export type ReadPicture =
  | { kind: 'served'; bytes: Uint8Array; contentType: string; tag: string }
  | { kind: 'same'; tag: string }
  | { kind: 'unknown' }
  | { kind: 'over' }
  | { kind: 'busy' }

export type PicturesOptions = {
  store: PictureStore
  /** Absent: cards go without pictures. */
  publicUrl: string | undefined
  /** Must stay the same: approved posts contain addresses. */
  secret: string
  now: () => Instant
  /** Whether anybody may look at it there now; asked again and again, since another process may have committed a no. */
  isServed(place: PicturePlace): Promise<boolean>
  /** Milliseconds that never go back. */
  clock?(): number
}

type Looked = { kind: 'shown'; digest: string } | { kind: 'unknown' } | { kind: 'over' } | { kind: 'busy' }

export function createPictures(options: PicturesOptions): ServedPictures {
  const { store, publicUrl, secret, now, isServed, clock = () => performance.now() } = options
  const inTurn = createTurns(waitingMost, 'pictures-busy')
  const kept = createKeptBytes()
  const last = lastOfSecond<Looked>(looksPerSecond, clock)
  const mayLook = perSecond(allLooksPerSecond, clock)
  const look = async (place: PicturePlace): Promise<Looked> => {
    if (!mayLook()) return { kind: 'busy' }
    const about = await store.about(place.id)
    if (!about) return { kind: 'unknown' }
    if (about.erased) kept.forget(about.digest)
    const ended = about.expiresAt !== null && about.expiresAt <= now()
    const isOver = ended || about.erased || !(await isServed(place))
    return isOver ? { kind: 'over' } : { kind: 'shown', digest: about.digest }
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
      const { bytes: prepared, contentType, digest, size, sent } = picture
      return { kind: 'added', digest: await store.put({ id, bytes: prepared, contentType, digest }), size, sent }
    },
    address: place => (publicUrl === undefined ? null : `${publicUrl}/media/${pictureName(place, secret)}`),
    inDraft: card => asDraftNames(card, secret),
    readsHeic,
    shaped: async (id, shapes) => {
      const kept = await store.get(id)
      return kept === null || kept.bytes.byteLength === 0 ? null : shapePicture(kept, shapes)
    },
    onPage: async (id, page) => {
      const kept = await store.get(id)
      if (kept === null || kept.bytes.byteLength === 0) return null
      const { bytes } = await screenPicture({ ...kept, width: 0, height: 0 })
      const isThere = Buffer.from(page.buffer, page.byteOffset, page.byteLength).includes(asBase64(bytes))
      return isThere ? bytesDigest(bytes) : null
    },
    expire: (id, at) => store.expire(id, at),
    until: async id => (await store.about(id))?.expiresAt ?? null,
    erase: id => store.erase(id),
    read: async (name, known = null) => {
      const place = readPictureName(name, secret)
      if (place === null) return { kind: 'unknown' }
      const looked = await last(name, () => look(place))
      if (looked.kind !== 'shown') return looked
      const tag = `"${looked.digest}"`
      if (tag === known) return { kind: 'same', tag }
      const picture = await kept.of(looked.digest, () => store.get(place.id))
      // Erased between the two.
      if (!picture || picture.bytes.byteLength === 0) return { kind: 'over' }
      return { kind: 'served', bytes: picture.bytes, contentType: picture.contentType, tag }
    },
  }
}

/** A picture as a page has it. */
function asBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
