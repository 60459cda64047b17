import { type PictureUse, useOf } from '../pictures/use.ts'
import type { Post } from './post.ts'

/** What its pictures are to be used for: inside always, and where else it goes. */
export function usesOfPost({ elsewhere = [] }: Pick<Post, 'elsewhere'>): PictureUse[] {
  return [...new Set(['internal' as const, ...elsewhere.map(({ channel }) => useOf(channel))])]
}
