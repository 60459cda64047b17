import type { ChannelEvent } from '../../core/use-cases/sectors/hear-channel.ts'
import type { Incoming } from '../turn/incoming.ts'

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
const heard: Readonly<Record<string, ChannelEvent['what']>> = {
  channelDeleted: 'deleted',
  channelRestored: 'restored',
  channelRenamed: 'renamed',
}

/** What Teams says of a channel of the team; null: it says something else. */
export function channelEvent({ type, channelEvent: event }: Incoming): ChannelEvent | null {
  if (type !== 'conversationUpdate' || !event || !Object.hasOwn(heard, event.type)) return null
  return { what: heard[event.type]!, channelId: event.channelId, name: event.name }
}
