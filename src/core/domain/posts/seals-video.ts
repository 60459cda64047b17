import type { SealedVersion } from './post.ts'

/** Whether what was approved has the video of those bytes: on its card, or in the words of another channel. */
export function sealsVideo(
  { video, variants = [] }: Pick<SealedVersion, 'video' | 'variants'>,
  digest: string,
): boolean {
  return video === digest || variants.some(variant => variant.video?.digest === digest)
}
