import { pictureIn, videoShownIn } from '../../core/domain/posts/pictures/shows-picture.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import type { Words } from '../../words.ts'
import type { Card } from './card-templates.ts'

/**
 * The card as it is shown now: « Image retirée » in place of each picture to which a person no longer agrees, « Vidéo
 * retirée » in place of a video.
 */
export function mendedCard({ card, without = [] }: RenderedPost, words: Words): string {
  if (without.length === 0) return card
  const line = (text: string): Card[] => [{ type: 'TextBlock', text, wrap: true, isSubtle: true }]
  return mendPictures(card, id => without.includes(id), {
    picture: line(words.text('broadcasts.frame.removedPicture')),
    video: line(words.text('broadcasts.frame.removedVideo')),
  })
}

const nothing: Record<'picture' | 'video', readonly Card[]> = { picture: [], video: [] }

/** A sealed card without some of its pictures. `isGone`: by their ids; `instead`: their replacement. */
export function mendPictures(sealed: string, isGone: (id: string) => boolean, instead = nothing): string {
  const card = JSON.parse(sealed) as { body: Card[] }
  const body = card.body.flatMap(element => {
    if (isPicture(element)) return isGone(pictureIn(String(element['url']))) ? instead.picture : [element]
    const video = videoShownIn(element['id'])
    return video !== '' && isGone(video) ? instead.video : [element]
  })
  return JSON.stringify({ ...card, body })
}

function isPicture({ type, url }: Card): boolean {
  return type === 'Image' && typeof url === 'string'
}
