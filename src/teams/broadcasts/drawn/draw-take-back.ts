import type { TakeBackQuestion } from '../../../core/use-cases/posts/ending/ask-take-back.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { secondText } from './broadcast-lines.ts'

/** `endsAt`: when it would end if it left now; `over`: above so many people two confirm. */
export type TakeBackData = TakeBackQuestion & { endsAt: Instant; over: number }

/** « Retirer chez 2 850 agents » */
export function drawTakeBack(data: TakeBackData, look: Look): Card {
  const { broadcast, people, quietHours, durationMs, endsAt, endsCorrection, second } = data
  const { words } = look
  const { resent = 0 } = broadcast
  const count = words.count('audience.headCount', people)
  const isEvent = /"verb":"event\./.test(broadcast.rendered.card)
  return drawCard(
    'broadcasts/take-back',
    {
      id: broadcast.id,
      people,
      kicker: words.text('broadcasts.take-back.kicker', { reference: broadcast.reference }),
      title: words.text('common.quoted', { text: escapeLine(broadcast.title) }),
      lead: words.text('broadcasts.take-back.lead', {
        count,
        duration: words.duration(durationMs),
        end: words.time(endsAt),
      }),
      isEvent,
      quietHours,
      quiet: words.text(`broadcasts.take-back.${isEvent ? 'quietEvent' : 'quiet'}`),
      endsCorrection,
      wasResent: resent > 0,
      resent: words.count('broadcasts.take-back.resent', resent),
      second: secondText(second, data, words),
      removes: second.kind !== 'yours',
      remove: words.count('broadcasts.take-back.remove', people),
    },
    look,
  )
}
