import { sql } from 'kysely'
import type { Call, CallDepartment, Came } from '../../core/domain/calls/call.ts'
import type { Calls } from '../../core/ports/stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function calls(database: Database): Calls {
  const { kysely } = database
  const docs = docsOf(database, 'call')
  return {
    byId: gatheredRows(database, 'call'),
    department: gatheredRows(database, 'call_department'),
    departmentsOf: async callId => {
      const rows = await docsOf(database, 'call_department')(sql`where call_id = ${callId}`)
      return rows.sort((a, b) => a.department.localeCompare(b.department, 'fr'))
    },
    // The part of a proposal that a call shows, without its text.
    cameFor: async callId => {
      const { rows } = await sql<{ came: Came }>`
        select jsonb_build_object('id', id, 'reference', doc->'reference', 'title', doc->'title', 'author', doc->'author',
          'state', doc->'state', 'section', doc->'section', 'submittedAt', doc->'submittedAt',
          'callDepartmentId', doc->'callDepartmentId') as came
        from initiative where doc->>'callId' = ${callId} order by submitted_at, id`.execute(kysely)
      return rows.map(({ came }) => came)
    },
    current: () => docs(sql`where state in ('planned', 'open') order by opens_at, id`),
    recent: limit => docs(sql`where state <> 'skipped' order by opens_at desc, id limit ${limit}`),
    askedOf: async (person, limit) => {
      const { rows } = await sql<{ call: Call; row: CallDepartment }>`
        select call.doc as call, asked.doc as row
        from call_department as asked join call on call.id = asked.call_id
        where asked.people @> array[${person}]::text[] and call.state in ('open', 'closed')
        order by call.closes_at desc, asked.id limit ${limit}`.execute(kysely)
      return rows
    },
  }
}
