import type { Instant } from '../../../core/domain/time.ts'
import { eventReasonMax } from '../../../core/domain/posts/text/event-reason.ts'
import type { CallOffQuestion, ReasonError } from '../../../core/use-cases/posts/ending/call-off.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { withFaults } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { secondText } from './broadcast-lines.ts'

/**
 * `endsAt`: when it would end if it left now; `over`: above so many people two confirm; `again`: another number was
 * pressed before.
 */
export type CallOffData = CallOffQuestion & { endsAt: Instant; over: number; again?: boolean; error?: ReasonError }

/** « Annuler l’événement chez 2 871 agents », and why. */
export function drawCallOff(data: CallOffData, look: Look): Card {
  const { broadcast, people, registered, durationMs, endsAt, second, error } = data
  const { words } = look
  const asks = second.kind !== 'yours'
  const drawn = drawCard(
    'broadcasts/call-off',
    {
      id: broadcast.id,
      people,
      kicker: words.text('broadcasts.call-off.kicker', { reference: broadcast.reference }),
      title: words.text('common.quoted', { text: escapeLine(broadcast.title) }),
      again: data.again ?? false,
      lead: words.text('broadcasts.call-off.lead', {
        count: words.count('audience.headCount', people),
        duration: words.duration(durationMs),
        end: words.time(endsAt),
      }),
      registered: words.count('broadcasts.call-off.registered', registered),
      second: secondText(second, data, words),
      quietHours: data.quietHours,
      endsCorrection: data.endsCorrection,
      asks,
      isSecond: second.kind === 'theirs',
      reason: data.reason,
      max: eventReasonMax,
      off: words.count('broadcasts.call-off.off', people),
    },
    look,
  )
  return withFaults(drawn, error ? { reason: error } : {}, words)
}
