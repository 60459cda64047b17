import type { SharpConstructor } from 'sharp'

/**
 * With the first picture: many a process never sees one. libvips keeps what it decoded for later, and none of ours
 * comes twice; each thread of it holds buffers of its own.
 */
export async function loadSharp(): Promise<SharpConstructor> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
