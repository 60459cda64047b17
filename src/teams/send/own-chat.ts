import type { Conversations } from '../../core/ports/people.ts'
import type { Logger } from '../../log.ts'
import type { Answer } from '../turn/answer.ts'
import { isFromAnywhere } from '../turn/incoming.ts'
import type { Turn } from '../turn/turn.ts'

type Reply = (turn: Turn, answers: Answer[]) => Promise<void>

/**
 * An answer that comes later than its click is posted in the conversation of the click if that is the person's chat
 * with Mary. Else (others read there, and Mary is no member) it goes to the person's own chat with her; if there is
 * none, it is dropped.
 */
export function inOwnChat(reply: Reply, conversations: Conversations, log: Pick<Logger, 'warn'>): Reply {
  return async (turn, answers) => {
    const { actor, incoming } = turn
    if (!isFromAnywhere(incoming)) return reply(turn, answers)
    const known = (await conversations.of([actor.id])).get(actor.id)
    if (!known || known.conversationId === null || known.state !== 'open')
      return log.warn({ actor: actor.id }, 'an answer had no chat to go to')
    const { conversationId, serviceUrl } = known
    await reply(
      { ...turn, incoming: { ...incoming, conversationId, serviceUrl, personal: true, replyToId: null } },
      answers,
    )
  }
}
