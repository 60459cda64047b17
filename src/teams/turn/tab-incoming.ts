import { randomUUID } from 'node:crypto'
import type { Locale, Named } from '../../core/domain/actor.ts'
import type { Conversation } from '../../core/domain/people/conversation.ts'
import { type Incoming, tabName } from './incoming.ts'

/** Whom the token names, as the directory calls them. */
export type TabPerson = { person: Named; locale: Locale }
/** Where Mary writes to them. */
export type Chat = { conversationId: string; serviceUrl: Conversation['serviceUrl'] }

/** Each press is one of its own: a page asks once, and nobody delivers it again. */
export function tabIncoming({ person, locale }: TabPerson, chat: Chat | null, value: object): Incoming {
  return {
    type: 'invoke',
    name: tabName,
    id: randomUUID(),
    serviceUrl: chat?.serviceUrl ?? '',
    tenantIds: [],
    recipientId: null,
    conversationId: chat?.conversationId ?? tabName,
    personal: true,
    teamIds: [],
    // Without an id of Teams: nothing on a page asks for its fresh card by itself.
    sender: { id: person.id, teamsId: '', name: person.name },
    text: '',
    value,
    replyToId: null,
    attachments: [],
    locale,
    channelEvent: null,
    action: null,
  }
}
