import { eventReasonMax } from '../../../core/domain/posts/text/event-reason.ts'
import { isPostponedBy, type PostponeErrors } from '../../../core/domain/posts/event/postponement.ts'
import type { EventDetails } from '../../../core/domain/posts/post.ts'
import type { Day } from '../../../core/domain/time.ts'
import type { PostponeForm } from '../../../core/use-cases/posts/ending/postpone-event.ts'
import { keysOf } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { withFaults } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { whenText } from '../../events/drawn/event-text.ts'

export type TypedPostponement = Record<'date' | 'time' | 'ends' | 'closesOn' | 'reason', string>
/** When it comes back: the typed values, and what is wrong with them. */
export type PostponeData = PostponeForm & {
  today: Day
  typed?: Partial<TypedPostponement>
  errors?: PostponeErrors
}

const key = keysOf('posts.postpone')

/** The known day, and fields for the new one, with the draft's if it puts the event off already. */
export function drawPostpone({ draft, sent, tally, today, typed = {}, errors = {} }: PostponeData, look: Look): Card {
  const { words } = look
  const registered = tally.yes + tally.waiting + tally.maybe
  const card = drawCard(
    'posts/postpone',
    {
      postId: draft.id,
      revision: draft.revision,
      title: escapeLine(draft.content.title),
      known: words.text(key('known'), { when: whenText(sent, words) }),
      voids: draft.state === 'in-validation' || draft.state === 'approved',
      ...valuesOf(draft.content.event ?? sent, sent, today),
      ...typed,
      max: eventReasonMax,
      hasSessions: (sent.sessions ?? []).some(({ time }) => time !== null),
      then: words.count(key('then'), registered),
    },
    look,
  )
  return withFaults(card, errors, words)
}

/** The day itself is not proposed: the person has to give it. A past last day for answers is dropped. */
function valuesOf(event: EventDetails, sent: EventDetails, today: Day): TypedPostponement {
  const { date, time, ends = '', closesOn = '', postponed } = event
  const already = isPostponedBy(sent, event)
  return {
    date: already ? date : '',
    time: time ?? '',
    ends,
    closesOn: closesOn < today ? '' : closesOn,
    reason: already ? (postponed?.reason ?? '') : '',
  }
}
