import { randomUUID } from 'node:crypto'
import type { Locale, Named } from '../../core/domain/actor.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Conversation } from '../../core/domain/people/conversation.ts'
import { type Incoming, tabName } from './incoming.ts'

/** The person in the token, with the name that the directory has. */
export type TabPerson = { person: Named; locale: Locale }
/** The conversation in which Mary writes to the person. */
export type Chat = { conversationId: string; serviceUrl: Conversation['serviceUrl'] }

const pressPattern = /^[\w-]{8,64}$/

/**
 * A page that got no answer sends the same press again, as browsers and proxies do by themselves: the repeated press
 * makes the same ids. `press`: its id, given by the page; without it, each press is a new one.
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
    // Without an id of Teams: no card on a page refreshes itself.
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
