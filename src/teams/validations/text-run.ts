import { runText } from '../cards/markdown.ts'
import type { Card } from '../cards/card-templates.ts'

/** A piece of a RichTextBlock; its text is shown as it is, without Markdown. */
export function textRun(text: string, style: Card = {}): Card {
  return { type: 'TextRun', text: runText(text), size: 'Small', ...style }
}

export const underlined: Card = { underline: true, weight: 'Bolder' }
export const struck: Card = { strikethrough: true, isSubtle: true }
export const bold: Card = { weight: 'Bolder' }
