import type { Look } from '../cards/card-templates.ts'
import type { Turn } from './turn.ts'

/** An answer that replaces a card which refreshes itself must refresh itself too. */
export function renewing({ incoming, look }: Turn): Look {
  const id = incoming.sender?.teamsId
  return id ? { ...look, teamsUserIds: [id] } : look
}
