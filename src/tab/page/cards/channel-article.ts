import { type ArticleBlock, readArticle } from '../../../core/domain/posts/text/read-article.ts'
import { element } from '../shell/element.ts'
import type { Inline } from '../../../core/domain/posts/text/rich-line.ts'
import type { PagePicture } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

/** A post as it is written, for showing it on a channel. */
export type Written = {
  text: string
  warning: string
  pictures: PagePicture[]
  locale: 'fr' | 'en'
  title: string
  summary: string
  link: { title: string; url: string }
}

/** An article as its page shows it, below its title and its first sentence. */
export function drawArticle(text: Text, { text: words, title, summary, pictures }: Written): HTMLElement {
  const blocks = readArticle(words)
  return element(
    'article',
    {},
    element('h4.article-title', {}, title),
    element('p.standfirst', {}, summary),
    ...(blocks.length === 0 ? [element('p.empty', {}, text('empty'))] : blocks.map(block => drawn(block, pictures))),
  )
}

function drawn(block: ArticleBlock, pictures: Written['pictures']): HTMLElement {
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

function lines(all: Inline[][]): (HTMLElement | string)[] {
  return all.flatMap((line, at) => [...(at > 0 ? [element('br')] : []), ...inlines(line)])
}

function inlines(line: Inline[]): (HTMLElement | string)[] {
  return line.map(({ text, bold, italic, link }) => {
    const words = link === undefined ? text : element('span.leads', {}, text)
    const strong = bold ? element('strong', {}, words) : words
    return italic ? element('em', {}, strong) : strong
  })
}
