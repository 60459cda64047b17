import type { EditionProof, ProofArticle, ProofPicture } from '../../core/domain/newspapers/proof.ts'
import type { ArticleBlock } from '../../core/domain/posts/text/read-article.ts'
import { webLink } from '../../core/domain/posts/text/rich-link.ts'
import type { Words } from '../../words.ts'
import { dated } from '../dated.ts'

/** The words around the articles, the same in the page, on paper and in the e-mail. */
export function editionLines(proof: EditionProof, words: Words) {
  const { name, number, day, director, authority, errata } = proof
  return {
    title: words.text('print.edition.title', { name, number: String(number) }),
    issue: words.text('print.edition.issue', { number: String(number), day: dated(day, words) }),
    director: words.text('print.edition.director', { name: director }),
    publisher: words.text('print.edition.publisher', { authority }),
    errata: errata.map(({ reference, text }) => words.text('print.edition.erratum', { reference, text })),
  }
}

/** Pictures that the text of an article does not name: they come before it. */
export function picturesBefore(blocks: readonly ArticleBlock[], pictures: readonly ProofPicture[]): ProofPicture[] {
  const named = new Set(blocks.map(block => (block.kind === 'picture' ? block.photo : 0)))
  return pictures.filter((_, index) => !named.has(index + 1))
}

/** A further link of an article; null: none, or one that no text may have. */
export function linkOf({ link }: ProofArticle): { title: string; url: string } | null {
  const url = link && webLink(link.url)
  return url === null ? null : { title: link?.title || url, url }
}

/** `#rrggbb` as checked when it was chosen; anything else becomes black. */
export function safeColour(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#1a1a1a'
}
