import type { Card } from './card-templates.ts'

/** Of an address of Mary's: the id of the picture, with its post before it on cards of today. */
const named = /\/media\/(?:[\w-]+~)?([\w~-]+)\.[\w-]{43}$/

/** A sealed card without some of its pictures. `isGone`: by their ids; `instead`: what stands in their place. */
export function mendPictures(sealed: string, isGone: (id: string) => boolean, instead: readonly Card[] = []): string {
  const card = JSON.parse(sealed) as { body: Card[] }
  const body = card.body.flatMap(element => (isPicture(element) && isGone(idOf(element)) ? instead : [element]))
  return JSON.stringify({ ...card, body })
}

function isPicture({ type, url }: Card): boolean {
  return type === 'Image' && typeof url === 'string'
}

/** Empty where the address is none of Mary's. */
function idOf({ url }: Card): string {
  return named.exec(String(url))?.[1] ?? ''
}
