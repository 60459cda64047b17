import type { SendOutcome } from '../core/send-outcome.ts'
import type { Logger } from '../log.ts'
import { type Card, pilotSummary } from './cards.ts'
import type { TeamsPool } from './post-activity.ts'
import type { Answer } from './turn/answer.ts'
import type { Incoming } from './turn/incoming.ts'
import type { Turn } from './turn/turn.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

type Threads = { take(thread: string): Promise<number> }

/** Sends the answers of a message turn to the conversation where it was written. */
export function createReplies(
  pool: TeamsPool,
  threads: Threads,
  log: Logger,
): (turn: Turn, answers: Answer[]) => Promise<void> {
  return async (turn, answers) => {
    for (const answer of answers) {
      // Too fast in one conversation is 429, which slows down everybody. A store that is away holds back no answer.
      if (answer.kind !== 'done') await threads.take(turn.incoming.conversationId).catch(() => 0)
      const outcome = await reply(pool, turn, answer)
      if (outcome && outcome.kind !== 'delivered')
        log.warn({ outcome, actor: turn.actor.id }, 'an answer did not arrive')
    }
  }
}

async function reply(pool: TeamsPool, turn: Turn, answer: Answer): Promise<SendOutcome | null> {
  const { incoming, road } = turn
  switch (answer.kind) {
    case 'done':
      return null
    case 'note':
      return pool.postActivity(incoming, bytes({ type: 'message', text: answer.text, textFormat: 'plain' }), 'answer')
    case 'aside':
    case 'card':
    case 'dialog': {
      const body = bytes(cardActivity(answer.card, pilotSummary(turn.look.words.text('common.summary'), turn.look)))
      // An old client pressed Action.Submit in a chat: the card that it pressed is replaced, as Action.Execute would.
      if (road === 'submit' && !besides(answer) && incoming.personal && incoming.replyToId !== null)
        return replaced(pool, incoming, incoming.replyToId, body)
      return pool.postActivity(incoming, body, 'answer')
    }
  }
}

function besides(answer: Answer): boolean {
  return answer.kind === 'aside' || (answer.kind === 'card' && answer.beside === true)
}

async function replaced(pool: TeamsPool, incoming: Incoming, activityId: string, body: Buffer): Promise<SendOutcome> {
  const outcome = await pool.updateActivity({ ...incoming, activityId }, body, 'answer')
  return outcome.kind === 'refused' ? pool.postActivity(incoming, body, 'answer') : outcome
}

/** A card goes alone: with a text beside it Teams makes two messages and tells no id. `summary` is the notification. */
function cardActivity(card: Card, summary: string): object {
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] }
}

function bytes(activity: object): Buffer {
  return Buffer.from(JSON.stringify(activity))
}
