import { allSessions, type WarningErrors, warningMax } from '../../../core/domain/events/warning.ts'
import type { EventDetails } from '../../../core/domain/posts/post.ts'
import type { WarningForm } from '../../../core/use-cases/warnings/open-warning.ts'
import { keysOf } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { withFaults } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { either } from '../../cards/names.ts'
import { sessionText } from './event-text.ts'

export type TypedWarning = { text: string; to: string; session: string; urgent: string }
/** `askId`: one message for one form. When it comes back: the typed values, and what is wrong with them. */
export type WarningData = WarningForm & { askId: string; typed?: Partial<TypedWarning>; errors?: WarningErrors }

const key = keysOf('events.warn')

/** People who come are told in any case; there is a box for those who wait, and one for those who may come. */
export function drawWarning({ event, tally, onCall, askId, typed = {}, errors = {} }: WarningData, look: Look): Card {
  const { words } = look
  const { post, title, details } = event
  const card = drawCard(
    'events/warn',
    {
      askId,
      postId: post.id,
      title: escapeLine(title),
      to: words.count(key('to'), tally.yes, { reference: post.reference }),
      text: typed.text ?? '',
      max: warningMax,
      others: (['waiting', 'maybe'] as const).flatMap(said =>
        tally[said] === 0 ? [] : [{ title: words.count(key(said), tally[said]), value: said }],
      ),
      ticked: typed.to ?? '',
      sessions: sessionChoices(details, look),
      session: typed.session || allSessions,
      urgentTitle: onCall.length === 0 ? '' : words.text(key('urgent'), { names: either(onCall, words) }),
      urgent: typed.urgent === 'true' ? 'true' : 'false',
    },
    look,
  )
  return withFaults(card, errors, words)
}

function sessionChoices({ sessions = [] }: EventDetails, { words }: Look) {
  if (sessions.length === 0) return []
  const each = sessions.map(one => ({ title: sessionText(one, words), value: one.id }))
  return [{ title: words.text(key('allSessions')), value: allSessions }, ...each]
}
