import type { Locale } from '../../actor.ts'
import { cleanText } from '../../text.ts'
import { typeset } from './typography.ts'

/** One sentence, read on a locked phone by people on their way. */
export const eventReasonMax = 200

/** Locale keys under `errors`. */
export type EventReasonError = 'reason-too-long' | 'reason-brace'

/**
 * Why an event is called off or put off: untrusted; one line in the language of the post, the same for everybody, so
 * that nothing in it is filled for its reader. Its length is measured as people read it, so that a kept reason still
 * fits when a form sends it back. Empty: none was given, or `error` says what is wrong.
 */
export function readEventReason(typed: unknown, locale: Locale): { reason: string; error?: EventReasonError } {
  const reason = typeset(cleanText(typed).replace(/\s+/g, ' '), locale)
  if (reason.length > eventReasonMax) return { reason: '', error: 'reason-too-long' }
  return /[{}]/.test(reason) ? { reason: '', error: 'reason-brace' } : { reason }
}
