import { sql, type RawBuilder } from 'kysely'

/** The columns of a row as the core names them. */
export function deliveryColumns(table: string): RawBuilder<unknown> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${table}.${column}`)
  return sql`${of('broadcast_id')} as "broadcastId", ${of('person')} as person, ${of('given_name')} as "givenName",
    ${of('department')} as department, ${of('state')} as state, ${of('reason')} as reason, ${of('attempts')} as attempts,
    ${of('conversation_id')} as "conversationId", ${of('activity_id')} as "activityId"`
}
