import type { Broadcast, Dropped } from '../../../core/domain/broadcasts/broadcast.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** To the person who had scheduled it: it will not leave, and why. */
export function drawDropped({ broadcast, dropped }: { broadcast: Broadcast; dropped: Dropped }, look: Look): Card {
  const { words } = look
  return drawCard(
    'broadcasts/dropped',
    {
      kicker: words.text('broadcasts.confirm.kicker', { reference: broadcast.reference }),
      title: words.text('common.quoted', { text: escapeLine(broadcast.title) }),
      slot:
        dropped.scheduled === null
          ? ''
          : words.text('broadcasts.dropped.slot', { slot: words.date(dropped.scheduled.for) }),
      why: droppedText(dropped, words),
      post: words.text('broadcasts.dropped.post', { post: broadcast.postReference }),
    },
    look,
  )
}

/** « Fatima Weber a modifié la publication, mardi 1er décembre à 9 h. » */
export function droppedText({ by, at, because }: Dropped, words: Words): string {
  return words.text(`broadcasts.dropped.${because}`, { name: escapeLine(by.name), date: words.date(at) })
}
