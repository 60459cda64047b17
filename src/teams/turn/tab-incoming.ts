import { randomUUID } from 'node:crypto'
import type { Locale, Named } from '../../core/domain/actor.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Conversation } from '../../core/domain/people/conversation.ts'
import { type Incoming, tabName } from './incoming.ts'

/** Whom the token names, as the directory calls them. */
export type TabPerson = { person: Named; locale: Locale }
/** Where Mary writes to them. */
export type Chat = { conversationId: string; serviceUrl: Conversation['serviceUrl'] }

const pressPattern = /^[\w-]{8,64}$/

/**
 * A page that heard no answer sends the same press again, as browsers and proxies do by themselves: it makes the same
 * ids then. `press`: how the page calls it; without, each is one of its own.
 */
export function tabIncoming(
  { person, locale }: TabPerson,
  chat: Chat | null,
  value: object,
  press?: unknown,
): Incoming {
  const isNamed = typeof press === 'string' && pressPattern.test(press)
  return {
    type: 'invoke',
    name: tabName,
    id: isNamed ? idFrom('press of a page', person.id, press, JSON.stringify(value)) : randomUUID(),
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
