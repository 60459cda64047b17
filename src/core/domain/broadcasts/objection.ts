import type { HeldPicture } from '../pictures/consent.ts'
import type { Broadcast } from './broadcast.ts'

/** Why it may not leave; `about`, `pictures`: as in `heldAbout` and `heldPictures`; else empty. */
export type Objection = {
  because: NonNullable<Broadcast['heldBecause']>
  about: string
  pictures?: readonly HeldPicture[]
}

/** Of one that is held, of an edition too. */
export const heldPicturesMost = 12
