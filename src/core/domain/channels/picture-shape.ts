import type { OtherChannel } from './channel.ts'
import { variantLimits } from './limits.ts'
import { variantOf } from './variant.ts'

/** Width through height: what a network shows whole. */
export type Shapes = { least: number; most: number }
type Size = { width: number; height: number }
export type Cut = Size & { left: number; top: number }

/** Networks that cut a picture broader or higher than that of a link, each time otherwise. */
const broad: readonly OtherChannel[] = ['facebook', 'linkedin']

/** Null: the network shows each picture as it is. */
export function shapesOf(channel: OtherChannel): Shapes | null {
  if (broad.includes(channel)) return { least: 1.91, most: 1.91 }
  const { ratios } = variantLimits[variantOf(channel)]
  return ratios && { least: ratios[0], most: ratios[1] }
}

/** The part around the middle of a picture that is kept, so that the network shows it whole; null: all of it. */
export function cutTo({ width, height }: Size, { least, most }: Shapes): Cut | null {
  const shape = width / height
  const wide = shape > most ? Math.max(1, Math.round(height * most)) : width
  const high = shape < least ? Math.max(1, Math.round(width / least)) : height
  if (wide === width && high === height) return null
  return { width: wide, height: high, left: (width - wide) >> 1, top: (height - high) >> 1 }
}
