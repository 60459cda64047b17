import type { Answer } from './answer.ts'
import { notice } from './refusal.ts'
import type { Turn } from './turn.ts'

/** Buttons whose whole sense is that something leaves now, or soon. */
const sending = new Set([
  'broadcast.send', 'broadcast.confirm', 'broadcast.schedule', 'broadcast.scheduled', 'broadcast.resume',
  'broadcast.resend', 'broadcast.resent', 'broadcast.correct', 'broadcast.takeback', 'broadcast.takenback',
  'validation.nudge', 'initiative.nudge', 'placement.repeat', 'urgent.send',
])

/**
 * On a restored or copied database nothing leaves: whoever asks for it is told; null where there is nothing to tell.
 */
export function heldBack(turn: Turn, verb: string): Answer | null {
  return sending.has(verb) && turn.ports.database.hold() !== null ? notice(turn, 'database-held', {}, 'warning') : null
}
