// Written by `npm run core-code` from src/core/domain/posts/typeset-variant.ts.


import {                    readArticle, writeArticle } from './core-read-article.js'
import { typesetLine } from './core-typeset-line.js'
import { typeset } from './core-typography.js'

/**
 * The words of a channel with the typography of their language, as they are sealed, counted and shown; of an article
 * line by line: neither its Markdown nor an address is touched.
 */
export function typesetVariant(kind             , text        , locale        )         {
  if (kind !== 'article') return typeset(text, locale)
  return writeArticle(readArticle(text).map(block => typesetBlock(block, locale)))
}

function typesetBlock(block              , locale        )               {
  switch (block.kind) {
    case 'heading':
      return { ...block, words: typesetLine(block.words, locale) }
    case 'picture':
      return { ...block, caption: typeset(block.caption, locale) }
    case 'bullets':
    case 'numbers':
      return { ...block, items: block.items.map(item => typesetLine(item, locale)) }
    default:
      return { ...block, lines: block.lines.map(line => typesetLine(line, locale)) }
  }
}
