import { type CallSeen, waitingOf } from '../../core/domain/calls/call.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { departmentNames } from './call-text.ts'

/** « Clore : 2 directions n’ont pas répondu » */
export function drawClose(seen: CallSeen, look: Look): Card {
  const { words } = look
  const { call } = seen
  const waiting = waitingOf(seen)
  return drawCard(
    'calls/close',
    {
      id: call.id,
      waiting: waiting.length,
      kicker: words.text('calls.close.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      lead: words.text('calls.close.lead', { date: words.date(call.closesAt) }),
      silent: waiting.length === 0 ? '' : words.text('calls.close.silent', { list: departmentNames(waiting, words) }),
      close: words.count('calls.close.close', waiting.length),
    },
    look,
  )
}
