import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

/** « Pourquoi je reçois ceci ? » `audienceText`: as typed text. */
export function drawWhy({ broadcast, audienceText }: { broadcast: Broadcast; audienceText: string }, look: Look): Card {
  const { words } = look
  const { sentBy } = broadcast
  return drawCard('broadcasts/why', {
    text: words.text('broadcasts.why.text', { title: escapeLine(broadcast.title), audience: escapeLine(audienceText) }),
    hasSender: sentBy !== null,
    sender: words.text('broadcasts.why.sender', { name: escapeLine(sentBy?.name ?? '') }),
    approved: words.text('broadcasts.why.approved', { post: broadcast.postReference }),
  }, look)
}
