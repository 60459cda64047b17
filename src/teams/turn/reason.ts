import { cleanText } from '../../core/text.ts'
import type { Turn } from './turn.ts'

/** A ready-made reason, a typed one, or both; the ready-made ones are words under `reasons.<what>`, chosen by their key. */
export function reasonOf(turn: Turn, what: 'decline' | 'changes' | 'refuse', fields: Record<string, unknown>): string {
  const { words } = turn.look
  const choice = cleanText(fields['reasonChoice'])
  const key = `reasons.${what}.${choice}`
  const ready = choice !== '' && /^[\w-]+$/.test(choice) && words.has(key) ? words.text(key) : ''
  return [ready, cleanText(fields['reason'])].filter(text => text !== '').join(' – ')
}
