import { markMost } from '../../../core/domain/events/thanks.ts'
import type { FaceOf } from '../../../core/domain/faces/face.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { fillSummary } from '../../cards/frame.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { whenWhere } from './event-text.ts'

const key = keysOf('events.thanks')

export const drawnThanks: DrawnCards<'thanks'> = {
  thanks: {
    draw: drawThanks,
    summary: ({ event: { title, delivery } }, look) =>
      fillSummary(look.words.text('summaries.thanks', { title }), { ...delivery, look }),
  },
}

/** Thanks, and one question with five marks, which a phone shows one below the other. */
export function drawThanks({ event, there, mark, open }: Omit<FaceOf<'thanks'>, 'face'>, look: Look): Card {
  const { words } = look
  const { post, title, details, delivery } = event
  const reader = { ...delivery, look }
  return drawCard(
    'events/thanks',
    {
      postId: post.id,
      heading: words.text(key(there ? 'attended' : 'registered')),
      title: escapeLine(fillSummary(title, reader)),
      when: fillSummary(whenWhere(details, words), reader),
      said: mark === null || !open ? '' : words.text(key('said'), { mark, most: markMost }),
      asks: open,
      // For people who were present, while it is known.
      attests: there && open && look.attests === true,
      mark: mark === null ? '' : String(mark),
      marks: marksText(words),
      send: words.text(key(mark === null ? 'send' : 'change')),
    },
    look,
  )
}

/** The best first, as people read. */
function marksText(words: Words): { title: string; value: string }[] {
  const named: Record<number, string> = { [markMost]: words.text(key('best')), 1: words.text(key('least')) }
  return Array.from({ length: markMost }, (_, index) => {
    const value = String(markMost - index)
    return { title: named[markMost - index] ?? value, value }
  })
}
