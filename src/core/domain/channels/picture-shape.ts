import type { OtherChannel } from './channel.ts'
import { variantLimits } from './limits.ts'
import { variantOf } from './variant.ts'

/** Width through height: what a network shows whole. */
export type Shapes = { least: number; most: number }
type Size = { width: number; height: number }
export type Cut = Size & { left: number; top: number }

/** As wide as the picture of a link: broader or higher ones are cut by the network itself, each time otherwise. */
const broad: readonly OtherChannel[] = ['facebook', 'linkedin']

/** Null: it shows each as it is. */
export function shapesOf(channel: OtherChannel): Shapes | null {
  if (broad.includes(channel)) return { least: 1.91, most: 1.91 }
  const { ratios } = variantLimits[variantOf(channel)]
  return ratios && { least: ratios[0], most: ratios[1] }
}

/** What is left around the middle of a picture, so that the network shows it whole; null: it is of that shape. */
export function cutTo({ width, height }: Size, { least, most }: Shapes): Cut | null {
  const shape = width / height
  const wide = shape > most ? Math.max(1, Math.round(height * most)) : width
  const high = shape < least ? Math.max(1, Math.round(width / least)) : height
  if (wide === width && high === height) return null
  return { width: wide, height: high, left: (width - wide) >> 1, top: (height - high) >> 1 }
}
