import type { Initiative } from './initiative.ts'

/** Whoever takes it and decides at once tells it in one message: so long the card of *Prendre en charge* waits. */
export const takenToldAfterMs = 10 * 60_000

/**
 * Whether its author is told by a card of its own that somebody has it: once, and by that alone. Who asked them a
 * question, decided, or took it back from a delay told them by the card of that; one's own hand is no news.
 */
export function tellsTaken({ state, author, takenBy, takenAt, questions, delays = [] }: Initiative): boolean {
  if (state !== 'taken' || takenBy === null || takenAt === undefined || takenBy.id === author.id) return false
  return questions.length === 0 && (delays.at(-1)?.back ?? '') < takenAt
}
