import type { RenderedPost } from '../../seal.ts'

/** In one of Mary's addresses: the id of the picture; recent cards have its post before it. */
const named = /\/media\/(?:[\w-]+~)?([\w~-]+)\.[\w-]{43}(?![\w-])/g

/** In the id of a card's element. */
const filmed = /"video~([\w-]+)"/g

/** Whether a sealed card shows one of these pictures, or videos, in whatever version of Mary it was sealed. */
export function showsPicture({ card, without = [] }: RenderedPost, ids: ReadonlySet<string>): boolean {
  const shown = [...card.matchAll(named), ...card.matchAll(filmed)]
  return shown.some(([, id = '']) => ids.has(id) && !without.includes(id))
}

/** The element of a sealed card that shows a video. */
export function videoElement(id: string): string {
  return `video~${id}`
}

/** The video that such an element shows; empty: it is none. */
export function videoShownIn(element: unknown): string {
  return typeof element === 'string' && element.startsWith('video~') ? element.slice('video~'.length) : ''
}

/** The id that such an address names; empty: it is none of Mary's. */
export function pictureIn(address: string): string {
  return [...address.matchAll(named)][0]?.[1] ?? ''
}
