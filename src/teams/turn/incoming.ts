import { cleanText, cut, guid } from '../../core/domain/text.ts'
import type { PersonId } from '../../core/domain/actor.ts'

/** The parts of an activity that Mary uses; all but the sender's id are untrusted. */
export type Incoming = {
  type: string
  /** Of an invoke: `adaptiveCard/action`, `task/fetch`, `composeExtension/query`. */
  name: string | null
  id: string
  serviceUrl: string
  /** Every tenant that the activity names; a value that is no text counts as another tenant. */
  tenantIds: string[]
  /** The recipient: `28:<app id>` of a bot. */
  recipientId: string | null
  conversationId: string
  /** In the sender's own chat with Mary. */
  personal: boolean
  /** The team of a channel, by thread and by Entra group. */
  teamIds: string[]
  /** null: a bot or a system event. */
  sender: { id: PersonId; teamsId: string; name: string } | null
  text: string
  value: unknown
  /** The card that was pressed, or the message that this one answers. */
  replyToId: string | null
  attachments: IncomingAttachment[]
  locale: string | null
  /** Of a conversationUpdate that is about a channel: `channelDeleted`, `channelRenamed`…, and which. */
  channelEvent: { type: string; channelId: string; name: string } | null
  /** Of an installationUpdate: `add`, `add-upgrade`, `remove`, `remove-upgrade`. */
  action: string | null
}

export type IncomingAttachment = {
  contentType: string
  contentUrl: string | null
  name: string | null
  content: Record<string, unknown> | null
}

const nameMax = 200
/** Teams’ own clients take ten files a message; a text has a second form among the attachments. */
const attachmentsMost = 50
/**
 * Ids, addresses and media types as Teams makes them: none is longer, or has characters that PostgreSQL cannot store.
 */
const opaque = /^[\x20-\x7e]{1,500}$/
/** Addresses of files carry a token, and names in any script; `\p{C}`: control characters, halves of signs. */
const address = /^[^\p{C}\p{Z}]{1,8000}$/u

/** Null when the body is no activity of Teams, or its ids are invalid: the caller answers 400. */
export function readIncoming(body: unknown): Incoming | null {
  if (!isRecord(body)) return null
  const conversation = recordOf(body['conversation'])
  const from = recordOf(body['from'])
  const tenant = recordOf(recordOf(body['channelData'])['tenant'])
  const ids = readIds({
    conversationId: conversation['id'],
    serviceUrl: body['serviceUrl'],
    id: body['id'],
    replyToId: body['replyToId'],
    teamsId: from['id'],
  })
  const type = text(body['type'])
  if (!type || !ids?.conversationId || !ids.serviceUrl || body['channelId'] !== 'msteams') return null
  return {
    type,
    name: text(body['name']),
    id: ids.id ?? '',
    serviceUrl: ids.serviceUrl,
    tenantIds: [from['tenantId'], conversation['tenantId'], tenant['id']].flatMap(readTenantId),
    recipientId: text(recordOf(body['recipient'])['id']),
    conversationId: ids.conversationId,
    teamIds: readTeamIds(recordOf(recordOf(body['channelData'])['team'])),
    personal: !isFromAnywhere({ name: text(body['name']) }) && isPersonal(conversation['conversationType']),
    sender: readSender(from, ids.teamsId ?? ''),
    text: cleanText(body['text']),
    value: body['value'],
    replyToId: ids.replyToId,
    attachments: readAttachments(body['attachments']),
    locale: text(body['locale']),
    channelEvent: readChannelEvent(recordOf(body['channelData'])),
    action: text(body['action']),
  }
}

function readTeamIds({ id, aadGroupId }: Record<string, unknown>): string[] {
  return [id, aadGroupId].flatMap(one => matching(opaque, one) ?? [])
}

function readChannelEvent({ eventType, channel }: Record<string, unknown>): Incoming['channelEvent'] {
  const { id, name } = recordOf(channel)
  const channelId = matching(opaque, id)
  const type = text(eventType)
  return channelId === null || type === null ? null : { type, channelId, name: cut(cleanText(name), nameMax) }
}

/** Whether the activity may come from any conversation. Teams calls a chat of two colleagues personal too. */
export function isFromAnywhere({ name }: Pick<Incoming, 'name'>): boolean {
  return name?.startsWith('composeExtension/') ?? false
}

/** Pressed on a card in the tab: no activity of Teams, but still a person's own act. */
export const tabName = 'tab/act'

export function isInTab({ name }: Pick<Incoming, 'name'>): boolean {
  return name === tabName
}

function isPersonal(conversationType: unknown): boolean {
  return conversationType === 'personal' || conversationType === undefined
}

function readTenantId(id: unknown): string[] {
  if (id === undefined || id === null) return []
  return [typeof id === 'string' ? id : '']
}

/** Null when one of them is a text that is no valid id; a missing id is null in the result. */
function readIds<Name extends string>(values: Record<Name, unknown>): Record<Name, string | null> | null {
  const ids = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]))
  return Object.values(ids).every(id => id === null || opaque.test(id)) ? (ids as Record<Name, string | null>) : null
}

function readSender(from: Record<string, unknown>, teamsId: string): Incoming['sender'] {
  const id = text(from['aadObjectId'])
  if (!id || !guid.test(id)) return null
  return { id: id.toLowerCase(), teamsId, name: cut(cleanText(from['name']), nameMax) }
}

function readAttachments(value: unknown): IncomingAttachment[] {
  return Array.isArray(value) ? value.slice(0, attachmentsMost).flatMap(readAttachment) : []
}

function readAttachment(value: unknown): IncomingAttachment[] {
  const { contentType, contentUrl, name, content } = recordOf(value)
  const type = matching(opaque, contentType)
  if (type === null) return []
  const facts = Object.entries(recordOf(content)).filter(([, fact]) => matching(address, fact) !== null)
  return [
    {
      contentType: type,
      contentUrl: matching(address, contentUrl),
      // Not cut shorter: a file name could lose its extension.
      name: cleanText(name) || null,
      content: isRecord(content) ? Object.fromEntries(facts) : null,
    },
  ]
}

function matching(pattern: RegExp, value: unknown): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
