import type { PartsOfPerson } from '../../../core/use-cases/audiences/parts-of-person.ts'
import type { Why } from '../../../core/use-cases/broadcasts/seen/why-received.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { audienceText } from '../../cards/audience-text.ts'
import { enumerate } from '../../cards/names.ts'

/**
 * « Pourquoi je reçois ceci ? »: which part of the audience holds this person, who sent it and when, and how to opt
 * out. Without its text: the answer stays in the chat when the post is corrected, or gone.
 */
export function drawWhy({ sentBy, sentAt, parts, mandatory, optedOut, event, answersKept }: Why, look: Look): Card {
  const { words } = look
  return drawCard(
    'broadcasts/why',
    {
      because: because(parts, words),
      sender:
        sentBy === null || sentAt === null
          ? ''
          : words.text(
              parts.in.some(({ kind }) => kind === 'registered') ? 'broadcasts.why.organiser' : 'broadcasts.why.sender',
              { name: escapeLine(sentBy.name), date: words.date(sentAt) },
            ),
      // If it asks for answers, people read who sees them, and for how long.
      answers: event ? words.text('broadcasts.why.answers', { days: answersKept }) : '',
      optional: words.text(`broadcasts.why.${mandatory ? 'mandatory' : optedOut ? 'optedOut' : 'optional'}`),
      mayLeave: !mandatory && !optedOut,
      mayRejoin: optedOut,
    },
    look,
  )
}

function because({ in: sure, perhaps }: PartsOfPerson, words: Words): string {
  const named = sure.some(({ kind }) => kind === 'people')
  const others = sure.filter(({ kind }) => kind !== 'people')
  const list = [...(named ? [words.text('broadcasts.why.named')] : []), ...others.map(part => partOf(part, words))]
  if (list.length > 0) return words.text('broadcasts.why.because', { parts: enumerate(list, words) })
  if (perhaps.length === 0) return words.text('broadcasts.why.directory')
  return words.text('broadcasts.why.oneOf', { parts: perhaps.map(part => partOf(part, words)).join(', ') })
}

/** A list by its name: the number of others in it is not theirs to know. */
function partOf(part: PartsOfPerson['in'][number], words: Words): string {
  return part.kind === 'list'
    ? words.text('broadcasts.why.list', { name: escapeLine(part.name) })
    : escapeLine(audienceText(part, words))
}
