/** In pixels, as the picture stands upright. */
export type PictureSize = { width: number; height: number }

/** Nothing, where nobody measured it. */
export function sizeOf({ size }: { size?: PictureSize }): { size?: PictureSize } {
  return size ? { size } : {}
}
