import { cleanText } from '../../core/domain/text.ts'
import type { Turn } from './turn.ts'

/**
 * A ready-made reason, a typed one, or both; the ready-made ones are words under `reasons.<what>`, chosen by their key.
 */
export function reasonOf(turn: Turn, what: 'decline' | 'changes' | 'refuse', fields: Record<string, unknown>): string {
  const { words } = turn.look
  // The fold of « Refuser » has ids of its own: phones refuse a card that bears one id twice.
  const choice = cleanText(fields['reasonChoice'] ?? fields['refuseReasonChoice'])
  const key = `reasons.${what}.${choice}`
  const ready = choice !== '' && /^[\w-]+$/.test(choice) && words.has(key) ? words.text(key) : ''
  return [ready, cleanText(fields['reason'] ?? fields['refuseReason'])].filter(text => text !== '').join(' – ')
}
