import type { Shapes } from '../domain/channels/picture-shape.ts'
import type { PicturePlace } from '../domain/pictures/picture-place.ts'
import type { PictureSizes } from '../domain/pictures/picture-size.ts'
import type { Instant } from '../domain/time.ts'

/** `heic-unread`: a photo of an iPhone, of a kind that this build does not decode. */
type AddedPicture =
  | ({ kind: 'added'; digest: string } & PictureSizes)
  | { kind: 'not-a-picture' }
  | { kind: 'heic-unread' }
  | { kind: 'too-big' }

/** Pictures of posts: resized to ≤ 1024 px and ≤ 1 MB, stripped of EXIF and GPS, served by Mary. */
export type Pictures = {
  /**
   * Kept under the id of the file; idempotent; `digest`: SHA-256 of what will be served, in hex. Throws Unavailable
   * while too many wait to be decoded.
   */
  add(id: string, bytes: Uint8Array): Promise<AddedPicture>
  /** Whether iPhone photos (HEIC) can be decoded here; found out once. */
  readsHeic(): Promise<boolean>
  /**
   * The served picture, cut around its middle to that shape; shape null: uncut. `digest`: of what is served. `isCut`:
   * something was cut off. Null: there are no bytes (any more).
   */
  shaped(
    id: string,
    shapes: Shapes | null,
  ): Promise<{ bytes: Uint8Array; contentType: string; digest: string; isCut: boolean } | null>
  /** An unguessable signed address; null when PUBLIC_URL is not set. */
  address(place: PicturePlace): string | null
  /** A sealed card as it is shown before it is sent: each picture at the address of its draft, of the same length. */
  inDraft(card: string): string
  /**
   * SHA-256, in hex, of its bytes as that page of an edition has them; null: the page does not have them (any more).
   */
  onPage(id: string, page: Uint8Array): Promise<string | null>
  /** Ends the address; of several ends the latest counts. */
  expire(id: string, at: Instant): Promise<void>
  /** That end; null: it has none yet. */
  until(id: string): Promise<Instant | null>
  /** Deletes the bytes for good. */
  erase(id: string): Promise<void>
}
