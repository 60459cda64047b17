import type { Actor } from '../../../domain/actor.ts'
import { chooseWord, type Door } from '../../../domain/events/attendance.ts'
import type { Settings } from '../../../domain/settings.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { type AttendanceRefusal, attendanceOf, type AttendanceSeen, seeAttendance } from './see-attendance.ts'
import type { BoardReads } from '../board/see-board.ts'

export type AttendanceNeeds = BoardReads & Pick<Ports, 'history' | 'commit' | 'now' | 'newId'>
export type OpenAttendanceResult = { kind: 'attendance-opened'; seen: AttendanceSeen } | AttendanceRefusal | Busy

/**
 * `présence 42`: the word to be shown at the door, the same for every organiser on that day, and the people who may be
 * ticked. The word of a day is of no use on another: an event that was put off has another one.
 */
export async function openAttendance(
  ports: AttendanceNeeds,
  actor: Actor,
  { postId, page }: { postId: string; page: number },
  rules: Pick<Settings, 'timeZone'>,
): Promise<OpenAttendanceResult> {
  const organised = await attendanceOf(ports, actor, postId, rules)
  if (organised.kind !== 'organised') return organised
  const { post, details } = organised.brought.event
  const today = localDay(ports.now(), rules.timeZone)
  if (details.date === today) {
    const seed = ports.newId()
    const done = await whileStale<'there'>(async () => {
      const before = await ports.attendance.door(postId)
      if (before?.day === today) return 'there'
      const taken = (await ports.attendance.doors(today)).map(({ word }) => word)
      const row: Door = {
        id: postId,
        version: (before?.version ?? 0) + 1,
        kind: 'door',
        postId,
        day: today,
        word: chooseWord(seed, taken),
      }
      const committed = await ports.commit(
        { save: 'attendance', row, ifVersion: before?.version ?? 0 },
        { journal: { verb: 'event.door-opened', actor, subject: post.reference, seal: null, details: {} } },
      )
      return committed === 'done' ? 'there' : 'stale'
    })
    if (done !== 'there') return done
  }
  const seen = await seeAttendance(ports, postId, page, rules)
  return seen ? { kind: 'attendance-opened', seen } : { kind: 'not-found' }
}
