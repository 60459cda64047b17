import { cleanText } from '../../core/text.ts'
import { drawRefused } from '../draw/replies/draw-refused.ts'
import type { Answer } from './answer.ts'
import { isRecord } from './incoming.ts'
import type { Turn } from './turn.ts'

/** What the data of a button may hold: opaque ids, versions, and what was shown when it was drawn; never words. */
export const ownData = [
  'verb', 'msteams', 'initiativeId', 'attachmentId', 'fileKey', 'index', 'postId', 'version', 'seal', 'step',
  'broadcastId', 'noteId', 'perimeterId', 'delegationId', 'circuitId', 'seen', 'word', 'key', 'templateId', 'askId',
  'commentId', 'validationId', 'proposalId', 'people', 'at', 'agreed', 'drawn', 'reference', 'before', 'open',
]
/** Choices, dates and numbers are soon made again; their values are no words of anybody. */
const noWords = /^(?:true|false|\d[\d:.-]*|[a-z][a-z-]*|(?:[a-z]+:)?[\da-f]{8}-[\da-f-]{27}(?:,.*)?)$/

/**
 * Instead of a refusal that would close a dialog and take along what was typed in it: the same words, and below them
 * what was typed, to be copied from there.
 */
export function keptWords(turn: Turn, text: string, data: unknown): Answer | null {
  const typed = Object.entries(isRecord(data) ? data : {})
    .filter(([name]) => !ownData.includes(name))
    .map(([, value]) => cleanText(value))
    .filter(value => value !== '' && !noWords.test(value))
  if (typed.length === 0) return null
  const card = drawRefused({ text, typed }, turn.look)
  return { kind: 'dialog', title: turn.look.words.text('dialogs.refused'), card }
}
