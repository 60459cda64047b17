import { sql } from 'kysely'
import type { Attendance, AttendanceRow, Door, Mark } from '../../core/domain/events/attendance.ts'
import { answerId } from '../../core/domain/events/event.ts'
import type { Attendances } from '../../core/ports/event-stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** Events on one day whose word was opened; no authority has so many. */
const doorsMost = 200

export function attendances(database: Database): Attendances {
  const { kysely } = database
  const byId = gatheredRows(database, 'attendance')
  const ofKind = async <Kind extends AttendanceRow['kind']>(id: string, kind: Kind) => {
    const row = await byId(id)
    return row?.kind === kind ? (row as Extract<AttendanceRow, { kind: Kind }>) : null
  }
  return {
    door: postId => ofKind(postId, 'door'),
    doors: async day => {
      const rows = await kysely.selectFrom('attendance').select('doc').where('day', '=', day).limit(doorsMost).execute()
      return rows.map(row => row.doc as Door)
    },
    of: (postId, person) => ofKind(answerId(postId, person), 'there'),
    there: async (postId, after, limit) => {
      const of = kysely.selectFrom('attendance').select('doc').where('post_id', '=', postId).where('kind', '=', 'there')
      const rows = await of.where('person', '>', after).orderBy('person').limit(limit).execute()
      return rows.map(row => row.doc as Attendance)
    },
    mark: async id => (await ofKind(id, 'mark')) satisfies Mark | null,
    marks: async postId => {
      const { rows } = await sql<{ people: string | number; sum: string | number }>`
        select count(*) as people, coalesce(sum((doc->>'mark')::int), 0) as sum
        from attendance where post_id = ${postId} and kind = 'mark'`.execute(kysely)
      return { people: Number(rows[0]?.people ?? 0), sum: Number(rows[0]?.sum ?? 0) }
    },
    forget: async postId => {
      await kysely.deleteFrom('attendance').where('post_id', '=', postId).execute()
    },
  }
}
