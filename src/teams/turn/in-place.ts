import type { PlainName } from '../../words.ts'
import { type Card, inDialog } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { isDialog, type Turn } from './turn.ts'

/** Answers with a card where it was asked for: in a dialog of this title, or as a message. */
export function inPlace(turn: Turn, title: PlainName<'dialogs'>, card: Card, size?: 'large'): Answer {
  if (!isDialog(turn.road)) return { kind: 'card', card }
  const words = turn.look.words.text(`dialogs.${title}`)
  return { kind: 'dialog', title: words, card: inDialog(card), ...(size && { size }) }
}
