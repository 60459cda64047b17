import type { PersonId } from '../../core/actor.ts'
import { cleanText } from '../../core/text.ts'

/** What Mary reads of an activity; everything in it but the sender's id is untrusted. */
export type Incoming = {
  type: string
  /** Of an invoke: `adaptiveCard/action`, `task/fetch`, `task/submit`. */
  name: string | null
  id: string
  serviceUrl: string
  /** Every tenant that the activity names; what is there and is no text counts as another one. */
  tenantIds: string[]
  /** Whom it is for: `28:<app id>` of a bot. */
  recipientId: string | null
  conversationId: string
  personal: boolean
  /** null: a bot or a system event. */
  sender: { id: PersonId; teamsId: string; name: string } | null
  text: string
  value: unknown
  /** The card that was pressed, or the message that this one answers. */
  replyToId: string | null
  attachments: IncomingAttachment[]
  locale: string | null
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
export const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Null when it is no activity of Teams at all: the caller answers 400. */
export function readIncoming(body: unknown): Incoming | null {
  if (!isRecord(body)) return null
  const conversation = isRecord(body['conversation']) ? body['conversation'] : {}
  const type = text(body['type'])
  const conversationId = text(conversation['id'])
  const serviceUrl = text(body['serviceUrl'])
  if (!type || !conversationId || !serviceUrl || body['channelId'] !== 'msteams') return null
  const channelData = isRecord(body['channelData']) ? body['channelData'] : {}
  const tenant = isRecord(channelData['tenant']) ? channelData['tenant'] : {}
  return {
    type,
    name: text(body['name']),
    id: text(body['id']) ?? '',
    serviceUrl,
    tenantIds: [conversation['tenantId'], tenant['id']].flatMap(readTenantId),
    recipientId: isRecord(body['recipient']) ? text(body['recipient']['id']) : null,
    conversationId,
    personal: conversation['conversationType'] === 'personal' || conversation['conversationType'] === undefined,
    sender: readSender(body['from']),
    text: text(body['text']) ?? '',
    value: body['value'],
    replyToId: text(body['replyToId']),
    attachments: Array.isArray(body['attachments']) ? body['attachments'].flatMap(readAttachment) : [],
    locale: text(body['locale']),
    action: text(body['action']),
  }
}

function readTenantId(id: unknown): string[] {
  if (id === undefined || id === null) return []
  return [typeof id === 'string' ? id : '']
}

function readSender(from: unknown): Incoming['sender'] {
  if (!isRecord(from)) return null
  const id = text(from['aadObjectId'])
  if (!id || !guid.test(id)) return null
  return { id: id.toLowerCase(), teamsId: text(from['id']) ?? '', name: cleanText(from['name']).slice(0, nameMax) }
}

function readAttachment(value: unknown): IncomingAttachment[] {
  const contentType = isRecord(value) ? text(value['contentType']) : null
  if (!isRecord(value) || contentType === null) return []
  const content = isRecord(value['content']) ? value['content'] : null
  return [
    {
      contentType,
      contentUrl: text(value['contentUrl']),
      name: cleanText(value['name']).slice(0, nameMax) || null,
      content,
    },
  ]
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
