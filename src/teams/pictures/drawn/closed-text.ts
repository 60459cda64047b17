import type { Channel } from '../../../core/domain/channels/channel.ts'
import type { HeldPicture } from '../../../core/domain/pictures/consent.ts'
import { useOf } from '../../../core/domain/pictures/use.ts'
import type { ClosedPicture } from '../../../core/domain/posts/pictures/closed-pictures.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'

type Told = Omit<HeldPicture, 'why'> & Pick<ClosedPicture, 'why'>

/** As many as fit on a line of a card. */
const shownMost = 4

/** « pont.jpg, sur le site : pas d’accord pour cet usage »: which picture, where, and why. */
export function closedText(pictures: readonly ClosedPicture[], channel: Channel, words: Words): string {
  return pictures.map(one => toldPicture({ ...one, use: useOf(channel) }, words)).join(' · ')
}

/** The same for pictures that held something back. */
export function heldPicturesText(pictures: readonly HeldPicture[], words: Words): string {
  const told = pictures.slice(0, shownMost).map(one => toldPicture(one, words))
  const more = pictures.length - told.length
  return [...told, ...(more > 0 ? [words.count('pictures.more', more)] : [])].join(' · ')
}

function toldPicture({ name, use, why }: Told, words: Words): string {
  return words.text('pictures.closedIn', {
    name: escapeLine(name || words.text('pictures.consent.picture')),
    use: words.text(`pictures.uses.${use}`),
    why: words.text(`pictures.closed.${why}`),
  })
}
