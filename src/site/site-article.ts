import type { PublicArticle } from '../core/domain/releases/public-article.ts'
import { articleHtml } from '../core/domain/posts/text/article-html.ts'
import { readArticle } from '../core/domain/posts/text/read-article.ts'
import { escapeHtml } from '../http/escape-html.ts'

/**
 * An article with its addresses. `section`: as people read it. `body`: as HTML, without its title; `address`: where the
 * public reads it, which may be another site than Mary’s.
 */
export type SiteArticle = Omit<PublicArticle, 'pictures' | 'section' | 'text' | 'link'> & {
  section: string | null
  body: string
  address: string
  pictures: SitePicture[]
}

/** Null: it may not be shown. */
export type SitePicture = { src: string; alt: string } | null

/** Pictures are where the text has them; all others come before it. */
export function bodyHtml(
  { text, link }: Pick<PublicArticle, 'text' | 'link'>,
  pictures: readonly SitePicture[],
): string {
  const blocks = readArticle(text)
  const placed = new Set(blocks.map(block => (block.kind === 'picture' ? block.photo : 0)))
  const figure = (photo: number, caption: string) => figureHtml(pictures[photo - 1] ?? null, caption)
  const before = pictures.map((_, index) => (placed.has(index + 1) ? '' : figure(index + 1, ''))).join('')
  const after = link ? `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.title || link.url)}</a></p>` : ''
  return before + articleHtml(blocks, { escaped: escapeHtml, picture: figure }) + after
}

function figureHtml(picture: SitePicture, caption: string): string {
  if (picture === null) return ''
  const said = caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
  return `<figure><img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt)}" />${said}</figure>`
}

export function changedAt({ at, correctedAt }: SiteArticle): string {
  return correctedAt ?? at
}
