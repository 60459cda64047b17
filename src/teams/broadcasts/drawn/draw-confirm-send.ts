import { tells } from '../../../core/domain/events/event.ts'
import type { Question } from '../../../core/use-cases/broadcasts/sending/ask-to-send.ts'
import { type Instant, later } from '../../../core/domain/time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { audienceText } from '../../cards/audience-text.ts'
import { secondText } from './broadcast-lines.ts'
import { warningsView } from './broadcast-header.ts'

/** `over`: above so many people two confirm; `at`: when it would begin if it left now. */
export type ConfirmSendData = Question & { over: number; at: Instant }

/** « Diffuser à 2 871 agents » */
export function drawConfirmSend(data: ConfirmSendData, look: Look): Card {
  const { words } = look
  const { broadcast, people, quietHours, scheduled, at } = data
  const key = keysOf('broadcasts.confirm')
  const count = words.count('audience.headCount', people)
  const starts = scheduled !== null && scheduled.second.kind !== 'first' ? scheduled.for : at
  const timing = { count, duration: words.duration(data.durationMs), end: words.time(later(starts, data.durationMs)) }
  const correct = broadcast.kind === 'correct'
  // Registered people get a message about what changes.
  const rings = !correct || tells(broadcast) !== null
  const now = broadcast.state !== 'scheduled' && data.second.kind !== 'yours'
  return drawCard(
    'broadcasts/confirm',
    {
      id: broadcast.id,
      people,
      kicker: words.text(key('kicker'), { reference: broadcast.reference }),
      heading: words.text(key(headingOf(data))),
      title: words.text('common.quoted', { text: escapeLine(broadcast.title) }),
      to: correct
        ? words.count('broadcasts.broadcast.at', people)
        : words.text('broadcasts.broadcast.for', { audience: escapeLine(audienceText(broadcast.audience, words)) }),
      lead: words.text(key('leadEnd'), timing),
      warnings: warningsView(data, words),
      second: secondOf(data, words),
      // A card that changes in place rings nowhere.
      quietHours: quietHours && now && rings,
      quiet: words.text(key(correct ? 'quietMoved' : 'quiet')),
      final: words.text(key(correct ? (rings ? 'finalMoved' : 'finalCorrect') : 'final')),
      // If a time was confirmed already, the second confirmation is for that time.
      agrees: scheduled !== null && scheduled.second.kind === 'theirs',
      agree: words.count('broadcasts.schedule.confirm', people),
      slot: scheduled?.for ?? '',
      sends: now,
      sendStyle: scheduled === null ? 'positive' : 'default',
      // Beside « Confirmer pour 2 871 agents », which keeps the time.
      send:
        scheduled === null
          ? words.count(key(correct ? 'correct' : 'send'), people)
          : words.text(key('instead'), { count }),
      schedules: !correct && scheduled === null,
    },
    look,
  )
}

function headingOf({ broadcast, second, scheduled }: ConfirmSendData) {
  if (scheduled?.second.kind === 'theirs') return 'headingAgree'
  if ((scheduled?.second ?? second).kind === 'yours') return 'headingYours'
  return broadcast.kind === 'correct' ? 'headingCorrect' : 'heading'
}

function secondOf({ second, scheduled, people, over }: ConfirmSendData, words: Words): string {
  return secondText(
    scheduled !== null && scheduled.second.kind !== 'first' ? scheduled.second : second,
    { people, over },
    words,
  )
}
