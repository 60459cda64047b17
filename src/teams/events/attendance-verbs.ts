import { attendEvent } from '../../core/use-cases/events/attendance/attend-event.ts'
import { findRecipients } from '../../core/use-cases/events/attendance/find-recipients.ts'
import { openAttendance, type OpenAttendanceResult } from '../../core/use-cases/events/attendance/open-attendance.ts'
import type { AttendanceRefusal } from '../../core/use-cases/events/attendance/see-attendance.ts'
import { tickAttendance, type TickResult } from '../../core/use-cases/events/attendance/tick-attendance.ts'
import { choicesIn, cleanText } from '../../core/domain/text.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawAttendance } from './drawn/draw-attendance.ts'
import { orders } from '../turn/verb-facts.ts'

export const attendanceVerbs = {
  'event.attendance': verb(orders('uncounted'), ['postId'], (turn, { postId }, fields) =>
    shown(turn, postId, Number(fields['index'] ?? 0)),
  ),
  // The boxes of a page, and the page to show next; `before`: who was ticked when it was drawn; `other`: a person on no
  // page.
  'event.ticked': verb(orders('tick'), ['postId'], async (turn, { postId }, fields) => {
    const ticked = choicesIn(fields['present'])
    const before = choicesIn(fields['before'])
    const other = cleanText(fields['other'])
    const found = other === '' ? [] : await findRecipients(turn.ports, turn.actor, postId, other)
    const changed = changedIn(postId, before, [...(found.length === 1 ? [found[0]!.id] : []), ...ticked])
    const result = await tickAttendance(turn.ports, turn.actor, changed, turn.settings)
    if (result.kind !== 'ticked') return refused(turn, result)
    return shown(turn, postId, Number(fields['index'] ?? 0), other !== '' && found.length !== 1)
  }),
} satisfies Verbs

function changedIn(postId: string, before: readonly string[], ticked: readonly string[]) {
  return {
    postId,
    add: ticked.filter(person => !before.includes(person)),
    remove: before.filter(person => !ticked.includes(person)),
  }
}

/** `isUnknown`: the person whom they searched did not receive the event. */
async function shown(turn: Turn, postId: string, page: number, isUnknown = false): Promise<Answer> {
  const result = await openAttendance(turn.ports, turn.actor, { postId, page }, turn.settings)
  if (result.kind !== 'attendance-opened') return refused(turn, result)
  return inPlace(turn, 'attendance', drawAttendance({ ...result.seen, isUnknown }, turn.look))
}

export function refused(
  turn: Turn,
  result: AttendanceRefusal | Exclude<OpenAttendanceResult | TickResult, { kind: 'attendance-opened' | 'ticked' }>,
): Answer {
  if (result.kind === 'attendance-not-yet')
    return refusal(turn, { kind: result.kind }, { day: turn.look.words.day(result.day) })
  return refusal(turn, result)
}

/** `présent TILLEUL` */
export async function attend(turn: Turn, reference: string, typed: string): Promise<Answer> {
  const result = await attendEvent(turn.ports, turn.actor, { reference, typed }, turn.settings)
  switch (result.kind) {
    case 'attended':
      return notice(turn, 'attended', { title: result.event.title })
    case 'several-doors':
      return refusal(turn, { kind: result.kind }, { list: result.references.join(', ') })
    default:
      return refusal(turn, result)
  }
}
