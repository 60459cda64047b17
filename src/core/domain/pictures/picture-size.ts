/** In pixels, as the picture stands upright. */
export type PictureSize = { width: number; height: number }

/** `size`: of what is served; `sent`: of what somebody sent. Absent: nobody measured it. */
export type PictureSizes = { size?: PictureSize; sent?: PictureSize }

/** Of a picture, what was measured. */
export function sizesOf({ size, sent }: PictureSizes): PictureSizes {
  return { ...(size && { size }), ...(sent && { sent }) }
}
