import type { Locale } from '../../actor.ts'
import type { VariantKind } from '../../channels/variant.ts'
import { type ArticleBlock, readArticle, writeArticle } from '../text/read-article.ts'
import { typesetLine } from '../text/typeset-line.ts'
import { typeset } from '../text/typography.ts'

/**
 * The words of a channel with the typography of their language, as they are sealed, counted and shown; an article line
 * by line, without changing Markdown or addresses.
 */
export function typesetVariant(kind: VariantKind, text: string, locale: Locale): string {
  if (kind !== 'article') return typeset(text, locale)
  return writeArticle(readArticle(text).map(block => typesetBlock(block, locale)))
}

function typesetBlock(block: ArticleBlock, locale: Locale): ArticleBlock {
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
