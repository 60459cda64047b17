import { localTime } from '../../../core/domain/working-time/local-time.ts'
import type { ScheduleWarning } from '../../../core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import type { Broadcast } from '../../../core/domain/broadcasts/broadcast.ts'
import { isDay, isTime } from '../../../core/domain/text.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'

/**
 * `slot`: the time that the visas cover. When the form comes back, `error` says why, or `warning` what is asked once,
 * and it stays filled.
 */
export type ScheduleForm = {
  broadcast: Broadcast
  slot?: Instant | null
  error?: string
  warning?: ScheduleWarning
  /** What the plan's rules say of that time, asked with the warning. */
  rules?: readonly string[]
  date?: string
  time?: string
}

export function drawScheduleDialog(form: ScheduleForm, look: Look): Card {
  const { broadcast, slot = null, error = '', warning, rules = [], date, time } = form
  const { words } = look
  const proposed = broadcast.scheduledFor ?? slot
  const at = proposed === null ? null : localTime(proposed, look.timeZone)
  return drawCard(
    'broadcasts/schedule',
    {
      id: broadcast.id,
      title: `${broadcast.reference} · ${escapeLine(broadcast.title)}`,
      // An input shows only values of its own kind.
      date: date === undefined ? (at?.day ?? '') : isDay(date) ? date : '',
      time: time === undefined ? (at?.time ?? '') : isTime(time) ? time : '',
      slot:
        broadcast.heldBecause === 'restored'
          ? words.text('broadcasts.broadcast.held.restored')
          : slot === null
            ? ''
            : words.text('broadcasts.schedule.slotHint', { date: words.date(slot) }),
      refused: error !== '',
      error,
      warned: warning !== undefined,
      warnings: warning === undefined ? [] : [...warningTexts(warning, words), ...rules].map(text => ({ text })),
      agreed: warning?.at ?? '',
      people: warning?.people ?? '',
      send: warning === undefined ? words.text('broadcasts.schedule.send') : sureText(warning, rules.length > 0, words),
    },
    look,
  )
}

function warningTexts({ at, quietHours, zone, people, unsure }: ScheduleWarning, words: Words): string[] {
  const key = keysOf('broadcasts.schedule')
  const date = words.date(at)
  return [
    ...(unsure === null ? [] : [words.text(key(`unsure.${unsure}`), { date })]),
    ...(zone === null ? [] : [words.text(key(zone), { date })]),
    ...(quietHours ? [words.text(key('quiet'), { date })] : []),
    ...(people === null ? [] : [words.text(key('many'), { date, count: words.count('audience.headCount', people) })]),
  ]
}

function sureText({ people, quietHours, zone }: ScheduleWarning, isRuled: boolean, words: Words): string {
  if (people !== null) return words.count('broadcasts.schedule.confirm', people)
  return words.text(`broadcasts.schedule.${quietHours || zone !== null || isRuled ? 'sure' : 'send'}`)
}
