import { mayStart } from '../../../core/domain/broadcasts/start-time.ts'
import type { Broadcast } from '../../../core/domain/broadcasts/broadcast.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { heldPicturesText } from '../../pictures/drawn/closed-text.ts'
import type { Words } from '../../../words.ts'
import { stateText } from './broadcast-header.ts'

/** `since`: when it was held; this card is about that time. */
export type HeldBroadcastData = { broadcast: Broadcast; since: Instant }

/** « Rien ne part »: a card of its own in the channel, until a person decided. */
export function drawHeldBroadcast({ broadcast, since }: HeldBroadcastData, look: Look): Card {
  const { words } = look
  const { id, reference, title, kind, heldBecause, heldAt = null } = broadcast
  const waiting = broadcast.state === 'held' && heldAt === since && heldBecause !== null
  return drawCard(
    'broadcasts/held',
    {
      id,
      kicker: words.text('broadcasts.confirm.kicker', { reference }),
      heading: words.text(`broadcasts.held.${waiting ? 'waiting' : 'decided'}`),
      color: waiting ? 'attention' : 'default',
      title: words.text('common.quoted', { text: escapeLine(title) }),
      since: words.text('broadcasts.held.since', { date: words.date(since) }),
      waiting,
      why: waiting ? heldText(broadcast, words) : '',
      now: words.text('broadcasts.held.now', { state: stateText(broadcast, words) }),
      sends: waiting && kind === 'send' && mayStart(broadcast),
    },
    look,
  )
}

/** Why nothing leaves: which picture, for which use; of an edition, which of its lines it is about. */
export function heldText({ heldBecause, heldAbout = '', heldPictures = [] }: Broadcast, words: Words): string {
  if (heldBecause === null) return ''
  const isOfPictures = heldBecause === 'no-consent' || heldBecause === 'edition-pictures'
  const why =
    isOfPictures && heldPictures.length > 0
      ? words.text(`broadcasts.broadcast.heldPictures.${heldBecause}`, {
          pictures: heldPicturesText(heldPictures, words),
        })
      : words.text(`broadcasts.broadcast.held.${heldBecause}`)
  return heldAbout === '' ? why : `${why} (${escapeLine(heldAbout)})`
}
