import { type PictureUse, useOf } from '../pictures/use.ts'
import type { Post } from './post.ts'

/** The uses of its pictures: inside always, and the channels to which it goes. */
export function usesOfPost({ elsewhere = [] }: Pick<Post, 'elsewhere'>): PictureUse[] {
  return [...new Set(['internal' as const, ...elsewhere.map(({ channel }) => useOf(channel))])]
}
