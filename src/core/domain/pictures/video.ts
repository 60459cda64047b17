/** A track of captions within the file itself. `language`: in the file, « fr » or « fra »; null: none. */
export type EmbeddedCaptions = { language: string | null }

/**
 * What the file of a video says of itself; nothing of it is played. `width`, `height`: in pixels, as it is shown, so
 * after its rotation, which is clockwise. `codec`: of its pictures, `avc` for H.264; null: none that is known.
 * `embedded`: tracks of their own; captions drawn into its pictures, or among their data (CEA-608 in H.264), are not
 * found.
 */
export type VideoFacts = {
  seconds: number
  bytes: number
  width: number
  height: number
  codec: string | null
  hasSound: boolean
  rotation: 0 | 90 | 180 | 270
  embedded: EmbeddedCaptions[]
}

export const videoBytesMost = 50 * 1024 * 1024
/** A file that claims to last longer than a day is not believed. */
export const videoSecondsMost = 24 * 3600
