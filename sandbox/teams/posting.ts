import type { Answer } from '../router.ts'
import type { Stored } from '../world/chats.ts'
import { failure, noActivity, notFound, refusal } from './errors.ts'
import { placeOf, type Place } from '../world/place.ts'
import type { World } from '../world/world.ts'

/** 100 KB in UTF-16. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const maxBytes = 100 * 1024

export type Posted = {
  type?: unknown
  text?: unknown
  textFormat?: unknown
  summary?: unknown
  attachments?: unknown
  replyToId?: unknown
}

/** What is wrong with an activity; undefined when Teams would take it. */
export function faultOf(body: unknown, raw: Buffer): Answer | undefined {
  // The text is at most as long as its UTF-8 form: decode only what may be too big.
  if (raw.length * 2 > maxBytes && raw.toString().length * 2 > maxBytes) {
    return failure(413, 'MessageSizeTooBig', 'The message size is too large.')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return badArgument('The activity is missing.')
  const { type, text, attachments } = body as Posted
  if (typeof type !== 'string') return badArgument('The activity has no type.')
  if (text !== undefined && text !== null && typeof text !== 'string') return badArgument('The text is not a string.')
  if (attachments === undefined || attachments === null) return undefined
  if (!Array.isArray(attachments) || !attachments.every(isAttachment)) return badArgument('An attachment is malformed.')
  return undefined
}

export function badArgument(message: string): Answer {
  return failure(400, 'BadArgument', message)
}

function isAttachment(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { contentType, content } = value as { contentType?: unknown; content?: { type?: unknown } }
  if (contentType !== 'application/vnd.microsoft.card.adaptive') return typeof contentType === 'string'
  return typeof content === 'object' && content.type === 'AdaptiveCard'
}

/** Writes what the bot sent; the answer carries no id when Teams has to split it into two messages. */
export function post(world: World, place: Place, posted: Posted, replyToId?: string): { id?: string } {
  if (posted.type !== 'message') return { id: world.chats.newId() }
  const { attachments, ...words } = posted
  const cards = Array.isArray(attachments) && attachments.length > 0 ? attachments : undefined
  if (cards !== undefined && typeof words.text === 'string' && words.text !== '') {
    const first = keep(world, place, words, undefined, replyToId)
    keep(world, rooted(place, first), { summary: words.summary }, cards, replyToId)
    return {}
  }
  return { id: keep(world, place, words, cards, replyToId).id }
}

function rooted(place: Place, first: Stored): Place {
  return place.kind === 'channel' ? { ...place, threadId: first.threadId ?? first.id } : place
}

function keep(world: World, place: Place, words: Posted, cards: unknown[] | undefined, replyToId?: string): Stored {
  const id = world.chats.newId()
  const stored: Stored = {
    id,
    conversationId: place.conversationId,
    ...(place.kind === 'channel' ? { threadId: place.threadId ?? id } : {}),
    from: 'bot',
    at: new Date().toISOString(),
    ...said(world, words, cards),
    ...(replyToId === undefined ? {} : { replyToId }),
  }
  world.chats.save(stored)
  changed(world, place, true)
  return stored
}

function said(world: World, words: Posted, cards: unknown[] | undefined): Partial<Stored> {
  return {
    ...(typeof words.text === 'string' && words.text !== '' ? { text: words.text } : {}),
    ...(typeof words.textFormat === 'string' ? { textFormat: words.textFormat } : {}),
    ...(typeof words.summary === 'string' ? { summary: words.summary } : {}),
    ...(cards === undefined ? {} : { cards: world.chats.keep(cards) }),
  }
}

/** The bot's own activity at that address, if it may touch it. */
export function ownActivity(world: World, id: string, activityId: string): { place: Place; stored: Stored } | Answer {
  const place = placeOf(world, id)
  if (place === undefined) return notFound
  const refused = refusal(world, place)
  if (refused !== undefined) return refused
  const stored = world.chats.get(place.conversationId, activityId)
  if (stored === undefined || stored.deleted) return noActivity
  if (stored.from !== 'bot') return failure(403, 'BadSyntax', 'The bot may only change its own activities.')
  return { place, stored }
}

/** An update is for everyone: what people saw of their own goes. */
export function update(world: World, place: Place, stored: Stored, posted: Posted): void {
  const { id, conversationId, threadId, from, at, replyToId, reactions } = stored
  const cards = Array.isArray(posted.attachments) && posted.attachments.length > 0 ? posted.attachments : undefined
  world.chats.save({
    id,
    conversationId,
    from,
    at,
    ...(threadId === undefined ? {} : { threadId }),
    ...(replyToId === undefined ? {} : { replyToId }),
    ...(reactions === undefined ? {} : { reactions }),
    ...said(world, posted, cards),
    edited: new Date().toISOString(),
  })
  changed(world, place)
}

export function remove(world: World, place: Place, stored: Stored): void {
  const { id, conversationId, threadId, from, at } = stored
  world.chats.save({ id, conversationId, from, at, ...(threadId === undefined ? {} : { threadId }), deleted: true })
  changed(world, place)
}

export function changed(world: World, place: Place, isNew = false): void {
  const where =
    place.kind === 'chat' ? ({ type: 'chat', personId: place.person.id } as const) : { type: 'channel' as const }
  world.events.emit({ ...where, isNew })
}
