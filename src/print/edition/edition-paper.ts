import { readFileSync } from 'node:fs'
import type { EditionProof, ProofArticle, ProofPicture } from '../../core/domain/newspapers/proof.ts'
import { type ArticleBlock, readArticle } from '../../core/domain/posts/text/read-article.ts'
import type { Inline } from '../../core/domain/posts/text/rich-line.ts'
import type { Words } from '../../words.ts'
import { eventLines } from '../event-lines.ts'
import { printable, type Typeset, typesetData } from '../typeset.ts'
import { editionLines, linkOf, picturesBefore, safeColour } from './edition-lines.ts'

const document = readFileSync(new URL('edition.typ', import.meta.url), 'utf8')
/** A picture is no higher than so many times the column's width. */
const highest = 1.25
/** A masthead is as wide as the page, and no higher than a fifth of its width. */
const flattest = 5
/** So many pages count as a short issue. */
const shortMost = 4
/** Pixels that fill a column of 85 mm at 150 dots per inch. */
const fullWidth = 500
/** The width at 220 dots per inch: more is not seen on paper, and Typst holds each picture decoded. */
const sharpWidth = 736

/** The path at which the document finds a picture, and its text. */
type Put = (picture: ProofPicture, caption?: string) => { path: string; alt: string; width: number; caption: string }

/** How many pixels of a picture's width can be seen in a column. */
export function pixelsOnPaper(picture: Pick<ProofPicture, 'width' | 'height'>): number {
  return Math.ceil(sharpWidth * shareOfColumn(picture))
}

/** An edition as PDF/UA-1 in A4, two columns. Throws the error of Typst. */
export function editionPaper(proof: EditionProof, words: Words): Typeset {
  const pictures = new Map<string, Uint8Array>()
  const put: Put = ({ bytes, alt, width, height }, caption = '') => {
    const path = `/p${pictures.size + 1}`
    pictures.set(path, bytes)
    return { path, alt: printable(alt), width: shareOfColumn({ width, height }), caption }
  }
  const data = dataOf(proof, words, put)
  return balanced(spare => typesetData('edition', document, { ...data, spare }, pictures))
}

/**
 * Typst fills one column before the next. On the last page of a short issue so many millimetres (`spare`) are left free
 * below both columns as cost no further page: then they end at one height.
 */
function balanced(set: (spare: number) => Typeset): Typeset {
  let [best, spare] = [set(0), 0]
  for (let step = best.pages > shortMost ? 0 : 128; step >= 4; step /= 2) {
    const tried = set(spare + step)
    if (tried.pages === best.pages) [best, spare] = [tried, spare + step]
  }
  return best
}

function shareOfColumn({ width, height }: Pick<ProofPicture, 'width' | 'height'>): number {
  return Math.min(1, (highest * width) / height, width / fullWidth)
}

function dataOf(proof: EditionProof, words: Words, put: Put) {
  const { locale, authority, name, tagline, masthead, colours, day, mention, editorial, sections } = proof
  const { title, issue, director, publisher, errata } = editionLines(proof, words)
  const said = words.text('print.edition.editorial')
  return {
    lang: locale,
    authority,
    title,
    name: headingOf(name, words),
    tagline,
    issue: `${issue} · ${publisher}`,
    day: day.split('-').map(Number),
    main: safeColour(colours.main),
    accent: safeColour(colours.accent),
    masthead: masthead && { ...put(masthead), width: Math.min(1, masthead.width / masthead.height / flattest) },
    page: words.text('print.edition.page', { page: '{page}', pages: '{pages}' }),
    contents: words.text('print.edition.contents'),
    errataHeading: words.text('print.edition.errata'),
    errata,
    editorial: editorial && {
      title: printable(editorial.title).trim() || said,
      signature: editorial.signature,
      blocks: readArticle(editorial.text).flatMap(block => blockOf(block, 1, () => [])),
    },
    sections: sections.map(section => ({
      name: headingOf(section.name, words),
      articles: section.articles.map(article => articleOf(article, words, put)),
    })),
    foot: [director, publisher, mention],
  }
}

function articleOf(article: ProofArticle, words: Words, put: Put) {
  const { title, summary, text, pictures, credit } = article
  const link = linkOf(article)
  const all = readArticle(text)
  const event = eventLines(article.event, words)
  const line = (name: 'when' | 'where', said: string) =>
    said === '' ? [] : [{ label: words.text(`print.event.${name}`), said }]
  return {
    title: headingOf(title, words),
    summary,
    event: event === null ? [] : [...line('when', event.when), ...line('where', event.where)],
    before: picturesBefore(all, pictures).map(one => put(one)),
    blocks: all.flatMap(block =>
      blockOf(block, 2, (photo, caption) => {
        const found = pictures[photo - 1]
        return found === undefined ? [] : [{ kind: 'picture', ...put(found, caption) }]
      }),
    ),
    // Readers on paper type the address.
    link: link && {
      url: link.url,
      title: link.title,
      shown: link.title === link.url ? '' : link.url.replace(/^(https?:\/\/|mailto:)/, ''),
    },
    credit: credit === null ? '' : words.text('print.edition.credit', { name: credit }),
  }
}

/** A block for the document. `deeper`: how far a heading is below its level in the text. */
function blockOf(block: ArticleBlock, deeper: number, picture: (photo: number, caption: string) => object[]): object[] {
  const line = (words: readonly Inline[]) =>
    words.map(({ text, bold = false, italic = false, link = '' }) => ({ text, bold, italic, link }))
  switch (block.kind) {
    case 'heading': {
      const isEmpty = block.words.every(({ text }) => printable(text).trim() === '')
      return isEmpty ? [] : [{ kind: block.kind, level: block.level + deeper, words: line(block.words) }]
    }
    case 'picture':
      return picture(block.photo, block.caption)
    case 'bullets':
    case 'numbers':
      return [{ kind: block.kind, items: block.items.map(line) }]
    case 'quote':
    case 'paragraph':
      return [{ kind: block.kind, lines: block.lines.map(line) }]
  }
}

/** No heading is empty: PDF/UA refuses it, and a title may be one emoji. */
function headingOf(title: string, words: Words): string {
  return printable(title).trim() || words.text('print.edition.untitled')
}
