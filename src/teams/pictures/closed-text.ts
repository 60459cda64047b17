import type { Channel } from '../../core/domain/channels/channel.ts'
import { useOf } from '../../core/domain/pictures/use.ts'
import type { ClosedPicture } from '../../core/domain/posts/may-leave.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'

/** « pont.jpg, sur le site : pas d’accord pour cet usage »: which picture, where, and why. */
export function closedText(pictures: readonly ClosedPicture[], channel: Channel, words: Words): string {
  const use = words.text(`pictures.uses.${useOf(channel)}`)
  const told = pictures.map(({ name, why }) =>
    words.text('pictures.closedIn', {
      name: escapeLine(name || words.text('pictures.consent.picture')),
      use,
      why: words.text(`pictures.closed.${why}`),
    }),
  )
  return told.join(' · ')
}
