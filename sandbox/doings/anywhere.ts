import type { Person } from '../town/town.ts'
import type { Stored } from '../world/chats.ts'
import type { Place } from '../world/place.ts'
import { botName, type World } from '../world/world.ts'
import { activityFrom } from './activity.ts'
import { NotPossible, placeFor, type Acting, type Done, type Where } from './acting.ts'
import type { Element } from './buttons.ts'
import { readTask } from './dialog.ts'
import { keepMessage } from './say.ts'
import { prepare, type Pressing } from './seen.ts'

export type OnMessage = Where & { activityId: string }
export type MessageSubmit = OnMessage & Pressing & { card?: unknown }
export type Found = { title: string; text: string; card: Element }

/** As the app’s manifest names them. */
const commands = { message: 'proposeMessage', find: 'find' }
/** A list of Teams asks for so many at once: the first ones, then more as one scrolls. */
const shownMost = 25
const context = { theme: 'default' }
const adaptive = 'application/vnd.microsoft.card.adaptive'

/** A person takes *Proposer à la communication* in the menu of a message; the bot says what the dialog shows. */
export async function openOnMessage(acting: Acting, person: Person, where: OnMessage): Promise<Done> {
  return onMessage(acting, person, where, 'fetchTask', {})
}

/** They send what they filled in that dialog. */
export async function submitOnMessage(acting: Acting, person: Person, pressed: MessageSubmit): Promise<Done> {
  const { action, data } = prepare(pressed.card, pressed)
  if (action.type !== 'Action.Submit') {
    throw new NotPossible('dialog-knows-submit', 'Une boîte de dialogue ne connaît que Action.Submit.')
  }
  return onMessage(acting, person, pressed, 'submitAction', { data, botMessagePreviewAction: null })
}

async function onMessage(acting: Acting, person: Person, where: OnMessage, name: string, more: object): Promise<Done> {
  const { world, bot } = acting
  const place = placeFor(world, person, where)
  const stored = world.chats.get(place.conversationId, where.activityId)
  if (stored === undefined) throw new NotPossible('no-activity', 'Ce message n’existe pas ou plus.')
  const answer = await bot.deliver(
    activityFrom(world, person, threadOf(place, stored), {
      type: 'invoke',
      name: `composeExtension/${name}`,
      value: {
        commandId: commands.message,
        commandContext: 'message',
        requestId: stored.id,
        messagePayload: payloadOf(world, place, stored),
        context,
        ...more,
      },
    }),
  )
  const { dialog } = readTask(answer)
  return dialog === undefined ? answer : { ...answer, dialog }
}

function threadOf(place: Place, { threadId, id }: Stored): Place {
  return place.kind === 'channel' ? { ...place, threadId: threadId ?? id } : place
}

/** The message as Teams hands it on: as Graph writes it, with markup. */
function payloadOf(world: World, place: Place, stored: Stored): Element {
  const cards = world.chats.attachments(stored.cards).map((one, index) => ({ id: `${stored.id}-${index}`, ...one }))
  const said = (stored.text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const lines = said.split('\n').map(line => `<p>${line}</p>`)
  const shown = cards.map(({ id }) => `<attachment id="${id}"></attachment>`)
  const content = stored.deleted ? '' : [...lines, ...shown].join('')
  const { conversationId } = place
  return {
    id: stored.id,
    replyToId: stored.threadId === stored.id ? null : (stored.threadId ?? null),
    createdDateTime: stored.at,
    lastModifiedDateTime: stored.edited ?? null,
    deletedDateTime: stored.deleted ? stored.at : null,
    subject: null,
    importance: 'normal',
    locale: 'fr-fr',
    body: { contentType: 'html', content },
    from: authorOf(world, stored.from),
    attachments: stored.deleted ? [] : cards,
    mentions: [],
    reactions: [],
    ...(place.kind === 'channel' && {
      linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(conversationId)}/${stored.id}`,
    }),
  }
}

function authorOf(world: World, from: string): Element {
  if (from === 'bot') return { user: null, application: { id: world.town.appId, displayName: botName } }
  const displayName = world.reach.person(from)?.displayName ?? null
  return { application: null, user: { id: from, displayName, userIdentityType: 'aadUser' } }
}

export type CardsFound = { status: number; found: Found[]; says?: string }

/** Beside the message that they write, a person looks for a card of the bot’s. */
export async function findCards(
  acting: Acting,
  person: Person,
  { text = '', skip = 0 }: { text?: string; skip?: number },
): Promise<CardsFound> {
  const { world, bot } = acting
  const place = placeFor(world, person, { in: 'chat' })
  const typed = text === '' ? { name: 'initialRun', value: 'true' } : { name: 'query', value: text }
  const value = { commandId: commands.find, parameters: [typed], queryOptions: { skip, count: shownMost }, context }
  const invoke = { type: 'invoke', name: 'composeExtension/query', value }
  const { status, body } = await bot.deliver(activityFrom(world, person, place, invoke))
  const { composeExtension = {} } = (body ?? {}) as { composeExtension?: Extension }
  const { type, text: says, attachments = [] } = composeExtension
  if (status !== 200 || type === 'message') return { status, found: [], ...(says !== undefined && { says }) }
  const found = attachments.slice(0, shownMost).map(({ content, preview }) => ({
    title: preview?.content?.title ?? '',
    text: preview?.content?.text ?? '',
    card: content,
  }))
  return { status, found }
}

type Extension = {
  type?: string
  text?: string
  attachments?: { content: Element; preview?: { content?: { title?: string; text?: string } } }[]
}

export type CardSaid = Where & { card?: unknown; text?: string }

/** The message with that card leaves. A channel’s bot hears what mentions it alone; in its own chat it hears all. */
export async function sayCard(acting: Acting, person: Person, { card, text = '', ...where }: CardSaid): Promise<Done> {
  const { world, bot } = acting
  if (typeof card !== 'object' || card === null) throw new NotPossible('no-card', 'Il n’y a pas de carte à envoyer.')
  const place = placeFor(world, person, where)
  const attachment = { contentType: adaptive, content: card }
  const stored = keepMessage(world, place, person, text, [attachment])
  if (place.kind === 'channel') return { status: 200, body: undefined, ms: 0 }
  const said = { type: 'message', id: stored.id, text, textFormat: 'plain', attachments: [attachment] }
  return bot.deliver(activityFrom(world, person, place, said))
}
