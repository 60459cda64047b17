import type { Person } from '../town/town.ts'
import type { Attachment, Stored } from '../world/chats.ts'
import { botId, botName, type World } from '../world/world.ts'

/** An activity as one person sees it. */
export type Shown = {
  id: string
  from: { id: string; name: string; bot: boolean }
  at: string
  text?: string
  textFormat?: string
  summary?: string
  attachments?: Attachment[]
  replyToId?: string
  /** The card that replaced the activity's own for this person. */
  mine?: unknown
  edited?: string
  deleted?: true
  reactions?: { type: string; from: string }[]
  /** Words under the card, for this person. */
  note?: string
}

export function show(world: World, stored: Stored, person: Person | undefined): Shown {
  const { id, at, text, textFormat, summary, replyToId, edited, deleted, reactions } = stored
  const mine = person === undefined ? undefined : stored.mine?.[person.id]
  const note = person === undefined ? undefined : stored.notes?.[person.id]
  return {
    id,
    from: author(world, stored.from),
    at,
    ...(text === undefined ? {} : { text }),
    ...(textFormat === undefined ? {} : { textFormat }),
    ...(summary === undefined ? {} : { summary }),
    ...(stored.cards === undefined ? {} : { attachments: world.chats.attachments(stored.cards) }),
    ...(replyToId === undefined ? {} : { replyToId }),
    ...(mine === undefined ? {} : { mine: world.chats.attachments(mine)[0]?.content }),
    ...(edited === undefined ? {} : { edited }),
    ...(deleted === undefined ? {} : { deleted }),
    ...(reactions === undefined ? {} : { reactions }),
    ...(note === undefined ? {} : { note }),
  }
}

function author(world: World, from: string): Shown['from'] {
  if (from === 'bot') return { id: botId(world), name: botName, bot: true }
  return { id: from, name: world.reach.person(from)?.displayName ?? from, bot: false }
}
