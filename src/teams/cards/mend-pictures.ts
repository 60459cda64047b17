import { pictureIn } from '../../core/domain/posts/shows-picture.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import type { Words } from '../../words.ts'
import type { Card } from './card-templates.ts'

/** As it is shown now: « Image retirée » in the place of each picture to which somebody no longer agrees. */
export function mendedCard({ card, without = [] }: RenderedPost, words: Words): string {
  if (without.length === 0) return card
  const text = words.text('broadcasts.frame.removedPicture')
  return mendPictures(card, id => without.includes(id), [{ type: 'TextBlock', text, wrap: true, isSubtle: true }])
}

/** A sealed card without some of its pictures. `isGone`: by their ids; `instead`: what stands in their place. */
export function mendPictures(sealed: string, isGone: (id: string) => boolean, instead: readonly Card[] = []): string {
  const card = JSON.parse(sealed) as { body: Card[] }
  const body = card.body.flatMap(element => (isPicture(element) && isGone(pictureIn(String(element['url']))) ? instead : [element]))
  return JSON.stringify({ ...card, body })
}

function isPicture({ type, url }: Card): boolean {
  return type === 'Image' && typeof url === 'string'
}
