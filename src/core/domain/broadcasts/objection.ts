import type { HeldPicture } from '../pictures/consent.ts'
import type { Broadcast } from './broadcast.ts'

/** Why a broadcast may not leave; `about`, `pictures`: as in `heldAbout` and `heldPictures`, else empty. */
export type Objection = {
  because: NonNullable<Broadcast['heldBecause']>
  about: string
  pictures?: readonly HeldPicture[]
}

/** At most so many pictures are named on a broadcast, or an edition, that is held. */
export const heldPicturesMost = 12
