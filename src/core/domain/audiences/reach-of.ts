import type { Conversation } from '../people/conversation.ts'
import type { Person } from '../actor.ts'

export type Reach = 'reachable' | 'notInstalled' | 'blocked' | 'noTeams'

/**
 * How Mary would reach a person, as far as is known before sending: a person without a licence has no Teams; that a
 * licensed person has no Teams is known only from an earlier sending.
 */
export function reachOf({ licensed }: Person, conversation: Conversation | undefined): Reach {
  switch (conversation?.state) {
    case 'blocked':
    case 'removed':
      return 'blocked'
    case 'no-teams':
      return 'noTeams'
    case 'open':
      if (conversation?.conversationId !== null) return 'reachable'
      break
    case undefined:
  }
  return licensed ? 'notInstalled' : 'noTeams'
}
