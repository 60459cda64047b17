/** In pixels, after the rotation that the file asks for. */
export type PictureSize = { width: number; height: number }

/** `size`: of what is served; `sent`: of what somebody sent. Absent: nobody measured it. */
export type PictureSizes = { size?: PictureSize; sent?: PictureSize }

/** The sizes that were measured. */
export function sizesOf({ size, sent }: PictureSizes): PictureSizes {
  return { ...(size && { size }), ...(sent && { sent }) }
}
