import { sql, type RawBuilder } from 'kysely'

/** The columns of a row as the core names them. */
export function deliveryColumns(table: string): RawBuilder<unknown> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${table}.${column}`)
  return sql`${of('broadcast_id')} as "broadcastId", ${of('person')} as person, ${of('given_name')} as "givenName",
    ${of('department')} as department, ${of('state')} as state, ${of('reason')} as reason, ${of('attempts')} as attempts,
    ${of('conversation_id')} as "conversationId", ${of('activity_id')} as "activityId"`
}

/** Where the person is reached, of a joined row; null: never met. */
export const conversationColumn: RawBuilder<unknown> = sql`
  case when conversation.person is not null then json_build_object('person', conversation.person,
    'conversationId', conversation.conversation_id, 'serviceUrl', service_url, 'state', conversation.state,
    'locale', conversation.locale, 'met', met, 'optedOut', opted_out) end as conversation`
