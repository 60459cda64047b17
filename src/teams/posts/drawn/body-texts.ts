import { type Inline, type Piece, piecesOf } from '../../../core/domain/posts/text/rich-line.ts'
import { readRichText } from '../../../core/domain/posts/text/rich-text.ts'
import { escapeMarkdown, escapeWithin } from '../../cards/markdown.ts'

/**
 * The body of a post as the Markdown that TextBlocks read, each word of it escaped: a paragraph or a list each, which
 * keeps the space between them on every client. Items are parted by `\r`:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function bodyTexts(body: string): { text: string }[] {
  return readRichText(body).map(block => {
    if (block.kind === 'paragraph') return { text: block.lines.map(lineText).join('\n\n') }
    const mark = (at: number) => (block.kind === 'bullets' ? '-' : `${at + 1}.`)
    return { text: block.items.map((item, at) => `${mark(at)} ${lineText(item)}`).join('\r') }
  })
}

/** Stars for italic too: within a word nothing else is read as such. */
function lineText(line: Inline[]): string {
  return piecesOf(line)
    .map((piece, at, all) => {
      if ('stars' in piece) return '*'.repeat(piece.stars)
      if ('opens' in piece) return '['
      if ('closes' in piece) return `](${inCard(piece.closes)})`
      const text = at === 0 ? escapeMarkdown(piece.text) : escapeWithin(piece.text)
      // Before a link an exclamation mark would make a picture of it.
      return isLink(all[at + 1]) ? text.replace(/!$/, '\\!') : text
    })
    .join('')
}

function isLink(piece: Piece | undefined): boolean {
  return piece !== undefined && 'opens' in piece
}

/** Addresses contain neither Markdown nor places filled for each reader. */
function inCard(address: string): string {
  return address
    .replace(/[<>"`{}|\\^()[\]*~]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/(&#?\w+);/g, '$1%3B')
}
