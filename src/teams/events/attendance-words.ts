import type { Post } from '../../core/domain/posts/post.ts'
import { shortNumber } from '../../core/domain/reference.ts'
import { findRecipients } from '../../core/use-cases/events/attendance/find-recipients.ts'
import { tickAttendance } from '../../core/use-cases/events/attendance/tick-attendance.ts'
import type { Answer } from '../turn/answer.ts'
import { on } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { attend, attendanceVerbs, refused } from './attendance-verbs.ts'
import { organised, type Sent } from './sent-events.ts'
import { equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

type Meant = Sent & { post: Post }
const ticking = { ...notOfficers, daily: 'tick' } as const

export const attendanceWords = {
  // « présent TILLEUL »; where two events have the same word, « présent 42 TILLEUL ».
  attend: stays({ ...forAll, daily: 'attend', takes: 'door' }, (turn, reference, rest) =>
    attend(turn, reference, rest),
  ),
  // « présence 42 »; « présence 42 2 » turns to the second page, « présence 42 Alice Martin » ticks her.
  attendance: equivalentOf(
    ticking,
    ['event.attendance', 'event.ticked'],
    on(organised, (turn, meant, rest) => {
      const page = /^\d{1,3}$/.test(rest) ? Math.max(0, Number(rest) - 1) : 0
      if (rest === '' || /^\d/.test(rest))
        return press(turn, attendanceVerbs, 'event.attendance', { postId: meant.postId, index: page })
      return ticked(turn, meant, rest, 'ticked')
    }),
  ),
  untick: equivalentOf(
    ticking,
    ['event.ticked'],
    on(organised, (turn, meant, rest) => ticked(turn, meant, rest, 'unticked')),
  ),
} satisfies TypedWords

async function ticked(
  turn: Turn,
  { post, reference }: Meant,
  name: string,
  what: 'ticked' | 'unticked',
): Promise<Answer> {
  const meant = await findRecipients(turn.ports, turn.actor, post.id, name)
  const there = meant.filter(one => one.there)
  // Of two who are called so, the one who is noted is struck out.
  const called = what === 'unticked' && there.length > 0 ? there : meant
  const [found] = called
  const person = found && called.length === 1 ? [found.id] : []
  const input = { postId: post.id, add: what === 'ticked' ? person : [], remove: what === 'unticked' ? person : [] }
  // The use case refuses people who organise nothing here, and records that they tried.
  const result = await tickAttendance(turn.ports, turn.actor, input, turn.settings)
  if (result.kind !== 'ticked') return refused(turn, result)
  if (!found) return refusal(turn, { kind: 'unknown-name' }, { number: shortNumber(reference) })
  if (called.length > 1) return refusal(turn, { kind: 'several-names' }, { number: shortNumber(reference) })
  return notice(turn, what, { name: found.name })
}
