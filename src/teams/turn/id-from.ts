import { createHash } from 'node:crypto'
import type { Incoming } from './incoming.ts'

/** A UUID that is the same for the same parts. */
export function idFrom(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/**
 * Teams delivers an activity again when it is unsure of the answer: the same activity makes the same ids, in the order
 * in which its turn asks for them, so that whatever it creates is created once.
 */
export function idsOf({ conversationId, id }: Incoming): () => string {
  let asked = 0
  return () => idFrom('made by', conversationId, id, String(asked++))
}
