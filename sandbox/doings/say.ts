import type { Person } from '../town/town.ts'
import { changed } from '../teams/posting.ts'
import type { Attachment, Stored } from '../world/chats.ts'
import type { Place } from '../world/place.ts'
import { botId, botName, type World } from '../world/world.ts'
import { activityFrom } from './activity.ts'
import { NotPossible, placeFor, type Acting, type Done, type Where } from './acting.ts'

export type SentFile = { name: string; contentType: string; base64: string; inline?: boolean }
export type Saying = Where & { text?: string; files?: SentFile[] }

/** A person writes to the bot, with files or pasted pictures perhaps. In a channel the message mentions the bot. */
export async function say(acting: Acting, person: Person, saying: Saying): Promise<Done> {
  const { world, bot } = acting
  const place = placeFor(world, person, saying)
  const text = saying.text ?? ''
  const files = (saying.files ?? []).filter(file => place.kind === 'chat' || file.inline === true)
  if (text === '' && files.length === 0) throw new NotPossible('nothing-to-send', 'Il n’y a rien à envoyer.')
  const kept = files.map(file => keepFile(world, person, file))
  const stored = keepMessage(
    world,
    place,
    person,
    text,
    kept.map(file => file.shown),
  )
  const there = place.kind === 'channel' ? { ...place, threadId: stored.threadId ?? stored.id } : place
  return bot.deliver(
    activityFrom(world, person, there, {
      type: 'message',
      id: stored.id,
      ...words(world, place, text),
      attachments: [
        ...kept.map(file => file.sent),
        ...html(
          text,
          kept.map(file => file.sent),
        ),
      ],
    }),
  )
}

/** Writes a person's message into the chat or the channel. */
export function keepMessage(world: World, place: Place, person: Person, text: string, files: Attachment[]): Stored {
  const id = world.chats.newId()
  const stored: Stored = {
    id,
    conversationId: place.conversationId,
    ...(place.kind === 'channel' ? { threadId: place.threadId ?? id } : {}),
    from: person.id,
    at: new Date().toISOString(),
    ...(text === '' ? {} : { text }),
    ...(files.length === 0 ? {} : { cards: world.chats.keep(files) }),
  }
  world.chats.save(stored)
  changed(world, place)
  return stored
}

function words(world: World, place: Place, text: string): object {
  if (place.kind === 'chat') return text === '' ? {} : { text, textFormat: 'plain' }
  const mention = `<at>${botName}</at>`
  return {
    text: `${mention} ${text}`,
    textFormat: 'plain',
    entities: [{ mentioned: { id: botId(world), name: botName }, text: mention, type: 'mention' }],
  }
}

type KeptFile = { sent: Attachment; shown: Attachment }

/** Files come with an address that needs no token; pasted pictures with one that needs the bot's own. */
function keepFile(world: World, person: Person, file: SentFile): KeptFile {
  const bytes = Buffer.from(file.base64, 'base64')
  const { name, contentType } = file
  const { id } = world.files.put({ name, contentType, ownerId: person.id, bytes })
  const shown = { contentType, name, contentUrl: `/town/files/${id}` }
  if (file.inline === true) {
    const contentUrl = `${world.origin}/v3/attachments/${id}/views/original`
    return { shown, sent: { contentType: 'image/*', contentUrl } }
  }
  const encoded = encodeURIComponent(name)
  const sent = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `${world.origin}/personal/${person.id}/Documents/${encoded}`,
    name,
    content: {
      downloadUrl: `${world.origin}/onedrive/${id}/${encoded}`,
      uniqueId: id,
      fileType: name.includes('.') ? name.split('.').at(-1) : '',
    },
  }
  return { shown, sent }
}

/** Teams repeats the message as HTML, pasted pictures included. */
function html(text: string, sent: Attachment[]): Attachment[] {
  if (sent.length === 0) return []
  const pictures = sent.filter(one => one.contentType === 'image/*').map(one => `<img src="${one.contentUrl}">`)
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [{ contentType: 'text/html', content: `<div><div>${escaped}</div>${pictures.join('')}</div>` }]
}
