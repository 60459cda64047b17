import type { ArticleBlock } from './read-article.ts'
import type { Inline } from './rich-line.ts'

/** What differs between places that show HTML. */
export type HtmlParts = {
  /** Text and values of attributes, with every sign of HTML escaped. */
  escaped(text: string): string
  /** The picture of that number, from 1, as HTML; empty: there is none. */
  picture(photo: number, caption: string): string
  /** The level of the article's title, 1 if absent: its parts are one and two levels below. */
  titleLevel?: number
}

/** An article as HTML, on one line, without its title. Linear in its length. */
export function articleHtml(blocks: readonly ArticleBlock[], parts: HtmlParts): string {
  const line = (words: readonly Inline[]) => words.map(inline => inlineHtml(inline, parts)).join('')
  const lines = (all: readonly Inline[][]) => all.map(line).join('<br />')
  const items = (all: readonly Inline[][]) => all.map(words => `<li>${line(words)}</li>`).join('')
  return blocks
    .map(block => {
      switch (block.kind) {
        case 'heading': {
          const level = block.level + (parts.titleLevel ?? 1) - 1
          return `<h${level}>${line(block.words)}</h${level}>`
        }
        case 'quote':
          return `<blockquote><p>${lines(block.lines)}</p></blockquote>`
        case 'bullets':
          return `<ul>${items(block.items)}</ul>`
        case 'numbers':
          return `<ol>${items(block.items)}</ol>`
        case 'picture':
          return parts.picture(block.photo, block.caption)
        case 'paragraph':
          return `<p>${lines(block.lines)}</p>`
      }
    })
    .join('')
}

function inlineHtml({ text, bold, italic, link }: Inline, { escaped }: HtmlParts): string {
  const words = escaped(text)
  const slanted = italic ? `<em>${words}</em>` : words
  const strong = bold ? `<strong>${slanted}</strong>` : slanted
  return link === undefined ? strong : `<a href="${escaped(link)}">${strong}</a>`
}
