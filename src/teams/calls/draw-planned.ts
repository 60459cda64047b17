import type { Call, CallSeen } from '../../core/domain/calls/call.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { departmentsText, listed, recurrenceText, sectionsText, tallyOfAll } from './call-text.ts'

export type PlannedData = { call: Call; nobody: string[]; now: Instant }

/** A call that does not yet ask anybody; departments without anybody to ask come first. */
export function drawPlanned({ call, nobody, now }: PlannedData, look: Look): Card {
  const { words } = look
  return drawCard(
    'calls/planned',
    {
      id: call.id,
      kicker: words.text('calls.planned.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      // Its cards leave at once: « Programmé » beside « S’ouvre maintenant » would contradict itself.
      state: words.text(`states.call.${call.state === 'planned' && call.opensAt <= now ? 'open' : call.state}`),
      color: call.state === 'skipped' ? 'warning' : 'accent',
      nobody:
        nobody.length === 0 ? '' : words.text('calls.planned.nobody', { list: listed(nobody.map(escapeLine), words) }),
      when: whenText(call, now, words),
      to: departmentsText(call, words),
      recurrence: recurrenceText(call, words),
      text: escapeMarkdown(call.text),
      sections: sectionsText(call, look),
      planned: call.state === 'planned' && call.opensAt > now,
    },
    look,
  )
}

function whenText(call: Call, now: Instant, words: Words): string {
  if (call.state === 'open' || call.state === 'closed') return words.text('calls.planned.open')
  if (call.state === 'planned' && call.opensAt <= now) return words.text('calls.planned.now')
  return words.text('calls.planned.when', { from: words.date(call.opensAt), to: words.date(call.closesAt) })
}

/** Two working days before a recurring call opens, in the channel. */
export function drawCallQuestion({ call, last }: { call: Call; last: CallSeen | null }, look: Look): Card {
  const { words } = look
  const unconfirmed = call.state === 'planned' && call.confirmed === null
  return drawCard(
    'calls/question',
    {
      id: call.id,
      kicker: words.text('calls.question.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      state: stateText(call, words),
      color: unconfirmed ? 'attention' : 'default',
      when: words.text('calls.planned.when', { from: words.date(call.opensAt), to: words.date(call.closesAt) }),
      to: departmentsText(call, words),
      last: last && unconfirmed ? words.text('calls.question.last', { tally: tallyOfAll(last, words) }) : '',
      unconfirmed,
      planned: call.state === 'planned',
    },
    look,
  )
}

function stateText({ state, confirmed }: Call, words: Words): string {
  if (state === 'skipped') return words.text('calls.question.skipped')
  if (state !== 'planned') return words.text('calls.question.open')
  if (confirmed) return words.text('calls.question.confirmed', { name: escapeLine(confirmed.by.name) })
  return `${words.text('calls.question.asked')} ${words.text('calls.question.silent')}`
}
