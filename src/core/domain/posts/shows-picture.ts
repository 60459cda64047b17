import type { RenderedPost } from '../seal.ts'

/** Of an address of Mary's: the id of the picture, with its post before it on cards of today. */
const named = /\/media\/(?:[\w-]+~)?([\w~-]+)\.[\w-]{43}(?![\w-])/g

/** Whether a sealed card shows one of these pictures, in whatever version of Mary it was sealed. */
export function showsPicture({ card, without = [] }: RenderedPost, ids: ReadonlySet<string>): boolean {
  return [...card.matchAll(named)].some(([, id = '']) => ids.has(id) && !without.includes(id))
}

/** The id that such an address names; empty: it is none of Mary's. */
export function pictureIn(address: string): string {
  return [...address.matchAll(named)][0]?.[1] ?? ''
}
