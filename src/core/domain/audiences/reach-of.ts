import type { Conversation } from '../people/conversation.ts'
import type { Person } from '../actor.ts'

export type Reach = 'reachable' | 'notInstalled' | 'blocked' | 'noTeams'

/**
 * How Mary would reach somebody, as far as is known before sending: whoever has no licence has no Teams; of the others
 * without Teams only an earlier sending told.
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
