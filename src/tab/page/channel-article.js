import { readArticle } from './core-read-article.js'
import { element } from './element.js'

/** @import { Inline } from './core-rich-line.js' */
/** @import { ArticleBlock } from './core-read-article.js' */
/** @import { Written } from './channel-looks.js' */
/** @import { Text } from './words.js' */

/**
 * An article as its page shows it, below its title and its first sentence.
 * @param {Text} text
 * @param {Written} written
 * @returns {HTMLElement}
 */
export function drawArticle(text, { text: words, title, summary, pictures }) {
  const blocks = readArticle(words)
  return element(
    'article',
    {},
    element('h4.article-title', {}, title),
    element('p.standfirst', {}, summary),
    ...(blocks.length === 0 ? [element('p.empty', {}, text('empty'))] : blocks.map(block => drawn(block, pictures))),
  )
}

/**
 * @param {ArticleBlock} block
 * @param {Written['pictures']} pictures
 * @returns {HTMLElement}
 */
function drawn(block, pictures) {
  switch (block.kind) {
    case 'heading':
      return element(block.level === 2 ? 'h5' : 'h6', {}, ...inlines(block.words))
    case 'bullets':
    case 'numbers':
      return element(
        block.kind === 'bullets' ? 'ul' : 'ol',
        {},
        ...block.items.map(item => element('li', {}, ...inlines(item))),
      )
    case 'quote':
      return element('blockquote', {}, ...lines(block.lines))
    case 'picture': {
      const picture = pictures[block.photo - 1]
      return element(
        'figure',
        {},
        picture?.url
          ? element('img', { src: picture.url, alt: picture.value })
          : element('p.empty', {}, `photo:${block.photo}`),
        block.caption === '' ? null : element('figcaption', {}, block.caption),
      )
    }
    case 'paragraph':
      return element('p', {}, ...lines(block.lines))
  }
}

/**
 * @param {Inline[][]} all
 * @returns {(HTMLElement | string)[]}
 */
function lines(all) {
  return all.flatMap((line, at) => [...(at > 0 ? [element('br')] : []), ...inlines(line)])
}

/**
 * @param {Inline[]} line
 * @returns {(HTMLElement | string)[]}
 */
function inlines(line) {
  return line.map(({ text, bold, italic, link }) => {
    const words = link === undefined ? text : element('span.leads', {}, text)
    const strong = bold ? element('strong', {}, words) : words
    return italic ? element('em', {}, strong) : strong
  })
}
