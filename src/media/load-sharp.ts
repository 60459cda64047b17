import type { SharpConstructor } from 'sharp'

/**
 * Loaded with the first picture: many processes never see one. libvips would cache what it decoded, and none of ours
 * comes twice; each thread of it holds buffers of its own.
 */
export async function loadSharp(): Promise<SharpConstructor> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
