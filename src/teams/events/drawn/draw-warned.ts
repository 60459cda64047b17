import type { FaceOf } from '../../../core/domain/faces/face.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { fillSummary } from '../../cards/frame.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'

export const drawnWarned: DrawnCards<'warned'> = {
  warned: {
    draw: drawWarned,
    summary: ({ event, title, body }, look) => {
      const text = look.words.text('summaries.warned', { title, text: body.replace(/\s+/g, ' ') })
      return fillSummary(text, { ...event.delivery, look })
    },
  },
}

/** To a person who registered after the message was sent: what the others have read. */
export function drawWarned({ event, title, body, at }: Omit<FaceOf<'warned'>, 'face'>, look: Look): Card {
  const { words } = look
  const reader = { ...event.delivery, look }
  return drawCard(
    'events/warned',
    {
      kicker:
        at === null ? words.text('events.warned.kicker') : words.text('events.warned.since', { date: words.date(at) }),
      title: escapeLine(fillSummary(title, reader)),
      text: escapeMarkdown(fillSummary(body, reader)),
    },
    look,
  )
}
