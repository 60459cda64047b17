import type { EditionProof, ProofArticle, ProofPicture } from '../../core/domain/newspapers/proof.ts'
import { articleHtml } from '../../core/domain/posts/text/article-html.ts'
import { readArticle } from '../../core/domain/posts/text/read-article.ts'
import { escapeHtml } from '../../http/escape-html.ts'
import type { Words } from '../../words.ts'
import { pdfAddress } from '../edition-names.ts'
import { eventLines } from '../event-lines.ts'
import { editionLines, linkOf, picturesBefore } from './edition-lines.ts'
import { pageStyle } from './page-style.ts'

/** The place where the served page shows the errata since it was printed. */
export const errataMark = '<!--errata-->'

/** An edition as one file of HTML: no script, nothing from elsewhere, pictures within (RGAA 4.1). */
export function editionPage(proof: EditionProof, words: Words): string {
  const { title, issue, director, publisher, errata } = editionLines(proof, words)
  const said = (name: 'skip' | 'contents' | 'errata' | 'pdf' | 'editorial') =>
    escapeHtml(words.text(`print.edition.${name}`))
  const { locale, masthead, tagline, mention, address } = proof
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>` +
    `<style>${pageStyle(proof.colours)}</style>`
  const pdf = address === null ? '' : `<p><a href="${escapeHtml(pdfAddress(address))}">${said('pdf')}</a></p>`
  const top =
    '<header class="top"><div class="in">' +
    (masthead === null ? '' : pictureHtml(masthead)) +
    `<h1>${escapeHtml(title)}</h1>${paragraph(tagline, 'tag')}${paragraph(issue)}${paragraph(publisher)}${pdf}` +
    '</div></header>'
  const corrected =
    errata.length === 0
      ? ''
      : `<section class="errata"><h2>${said('errata')}</h2>${errata.map(text => paragraph(text)).join('')}</section>`
  const main =
    `<main id="main"><div class="in">${errataMark}${corrected}` +
    `<nav aria-label="${said('contents')}"><h2>${said('contents')}</h2><ul>${contents(proof, words)}</ul></nav>` +
    `${editorialHtml(proof, words)}${sectionsHtml(proof, words)}</div></main>`
  const foot = `<footer><div class="in">${paragraph(director)}${paragraph(publisher)}${paragraph(mention)}</div></footer>`
  return (
    `<!DOCTYPE html>\n<html lang="${locale}"><head>${head}</head><body>` +
    `<a class="skip" href="#main">${said('skip')}</a>${top}${main}${foot}</body></html>\n`
  )
}

/** Headings have no links, articles do: a reader picks one. */
function contents({ editorial, sections }: EditionProof, words: Words): string {
  const link = (id: string, title: string) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`
  const first = editorial === null ? '' : link('editorial', titleOf(editorial.title, words, 'editorial'))
  return (
    first +
    sections
      .map(({ name, articles }, at) => {
        const all = articles.map(({ title }, index) => link(anchor(at, index), titleOf(title, words)))
        return `<li>${escapeHtml(name)}<ul>${all.join('')}</ul></li>`
      })
      .join('')
  )
}

function editorialHtml({ editorial }: EditionProof, words: Words): string {
  if (editorial === null) return ''
  const body = articleHtml(readArticle(editorial.text), { escaped: escapeHtml, picture: () => '', titleLevel: 2 })
  const title = escapeHtml(titleOf(editorial.title, words, 'editorial'))
  return `<section id="editorial"><h2>${title}</h2>${body}${paragraph(editorial.signature, 'by')}</section>`
}

function sectionsHtml({ sections }: EditionProof, words: Words): string {
  return sections
    .map(({ name, articles }, at) => {
      const all = articles.map((article, index) => oneArticle(article, anchor(at, index), words))
      return `<section><h2>${escapeHtml(name)}</h2>${all.join('')}</section>`
    })
    .join('')
}

function oneArticle(article: ProofArticle, id: string, words: Words): string {
  const { title, summary, text, pictures, credit } = article
  const link = linkOf(article)
  const blocks = readArticle(text)
  const picture = (photo: number, caption: string) => {
    const found = pictures[photo - 1]
    return found === undefined ? '' : figureHtml(found, caption)
  }
  const before = picturesBefore(blocks, pictures).map(one => figureHtml(one, ''))
  const body = articleHtml(blocks, { escaped: escapeHtml, picture, titleLevel: 3 })
  const after = link ? `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.title)}</a></p>` : ''
  const by = credit === null ? '' : words.text('print.edition.credit', { name: credit })
  return (
    `<article id="${id}"><h3>${escapeHtml(titleOf(title, words))}</h3>${paragraph(summary, 'lead')}` +
    `${eventHtml(article, words)}${before.join('')}${body}${after}${paragraph(by, 'by')}</article>`
  )
}

function eventHtml(article: ProofArticle, words: Words): string {
  const event = eventLines(article.event, words)
  if (event === null) return ''
  const line = (name: 'when' | 'where', text: string) =>
    text === '' ? '' : `<dt>${escapeHtml(words.text(`print.event.${name}`))}</dt><dd>${escapeHtml(text)}</dd>`
  return `<dl>${line('when', event.when)}${line('where', event.where)}</dl>`
}

function figureHtml(picture: ProofPicture, caption: string): string {
  const said = caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
  return `<figure>${pictureHtml(picture)}${said}</figure>`
}

function pictureHtml({ bytes, contentType, alt, width, height }: ProofPicture): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const size = `width="${Math.round(width)}" height="${Math.round(height)}"`
  return `<img src="data:${escapeHtml(contentType)};base64,${data}" alt="${escapeHtml(alt)}" ${size}>`
}

function paragraph(text: string, look?: string): string {
  const kind = look === undefined ? '' : ` class="${look}"`
  return text.trim() === '' ? '' : `<p${kind}>${escapeHtml(text)}</p>`
}

/** No heading is empty. */
function titleOf(title: string, words: Words, otherwise: 'untitled' | 'editorial' = 'untitled'): string {
  return title.trim() === '' ? words.text(`print.edition.${otherwise}`) : title
}

function anchor(section: number, article: number): string {
  return `a${section + 1}-${article + 1}`
}
