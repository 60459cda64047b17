import type { Look } from '../cards/card-templates.ts'
import type { Turn } from './turn.ts'

/** An answer takes the place of a card that asks for the fresh one by itself, and must do so too. */
export function renewing({ incoming, look }: Turn): Look {
  const id = incoming.sender?.teamsId
  return id ? { ...look, teamsUserIds: [id] } : look
}
