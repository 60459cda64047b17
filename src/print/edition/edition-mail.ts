import { createRequire } from 'node:module'
import type { EditionProof, ProofArticle } from '../../core/domain/newspapers/proof.ts'
import { articleWords } from '../../core/domain/posts/text/read-article.ts'
import { escapeHtml } from '../../http/escape-html.ts'
import type { Words } from '../../words.ts'
import { eventLines } from '../event-lines.ts'
import { editionLines, linkOf, safeColour } from './edition-lines.ts'
import { writeMime } from './write-mime.ts'

/** The parts of the package that Mary uses: its own types describe another kind of module. */
type Mrml = {
  Engine: new () => {
    toHtml(mjml: string): { type: 'success'; content: string } | { type: 'error'; message: string }
    free(): void
  }
}
const load = createRequire(import.meta.url)
/** UTF-16 units of the beginning that replaces a missing summary. */
const startMost = 220

/** An edition as a message: complete without pictures, and without anything that tells who opened it. */
export function editionMail(proof: EditionProof, words: Words): Uint8Array {
  const { title } = editionLines(proof, words)
  const titles = proof.sections.flatMap(({ articles }) => articles.map(one => one.title))
  const first = titles.find(one => one.trim() !== '') ?? proof.editorial?.title ?? ''
  const { name, number } = proof
  const subject =
    first.trim() === '' ? title : words.text('print.edition.subject', { name, number: String(number), first })
  return writeMime({ subject, language: proof.locale, text: plain(proof, words), html: html(proof, words) })
}

function plain(proof: EditionProof, words: Words): string {
  const { tagline, editorial, sections, address, mention } = proof
  const { title, issue, director, publisher, errata } = editionLines(proof, words)
  const read = address === null ? '' : lines(words.text('print.edition.read'), address)
  const parts = [
    lines(title, tagline, issue, publisher),
    read,
    ...errata,
    ...(editorial === null ? [] : [lines(editorial.title, articleWords(editorial.text), editorial.signature)]),
    ...sections.flatMap(({ name, articles }) => [
      lines(name.toUpperCase(), '-'.repeat(Math.min(name.length, 60))),
      ...articles.map(article => lines(article.title, leadOf(article), eventOf(article, words), linkLines(article))),
    ]),
    read,
    lines(director, publisher, mention),
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function linkLines(article: ProofArticle): string {
  const link = linkOf(article)
  return link === null ? '' : lines(link.title === link.url ? '' : link.title, link.url)
}

function html(proof: EditionProof, words: Words): string {
  const { Engine } = load('mrml') as Mrml
  const engine = new Engine()
  try {
    const made = engine.toHtml(mjml(proof, words))
    if (made.type === 'error') throw new Error(`MJML: ${made.message}`)
    return made.content
  } finally {
    engine.free()
  }
}

function mjml(proof: EditionProof, words: Words): string {
  const { name, tagline, editorial, sections, address, mention, colours } = proof
  const { title, issue, director, publisher, errata } = editionLines(proof, words)
  const main = safeColour(colours.main)
  const accent = safeColour(colours.accent)
  const section = (background: string, content: string) =>
    `<mj-section background-color="${background}" padding="12px 0"><mj-column>${content}</mj-column></mj-section>`
  const text = (content: string, look = '') => (content === '' ? '' : `<mj-text ${look}>${content}</mj-text>`)
  const read =
    address === null
      ? ''
      : `<mj-button href="${escapeHtml(address)}">${escapeHtml(words.text('print.edition.read'))}</mj-button>`
  const article = (one: ProofArticle) =>
    `<h3 style="color:${accent};font-size:18px;margin:16px 0 4px">${escapeHtml(one.title)}</h3>` +
    [leadOf(one), eventOf(one, words)].map(paragraph).join('') +
    linkHtml(one)
  const h2 = (words: string) =>
    `<h2 style="border-bottom:2px solid ${main};color:${main};font-size:21px;margin:12px 0">${escapeHtml(words)}</h2>`
  // The package writes a hard space in the title as an entity of its own code.
  const named = title.replaceAll('\u00a0', ' ')
  return (
    `<mjml lang="${proof.locale}"><mj-head><mj-title>${escapeHtml(named)}</mj-title><mj-preview>${escapeHtml(issue)}</mj-preview><mj-attributes>` +
    '<mj-all font-family="Arial, Helvetica, sans-serif" /><mj-text font-size="16px" line-height="1.5" color="#1a1a1a" />' +
    `<mj-button background-color="${main}" color="#ffffff" font-size="16px" align="left" />` +
    '</mj-attributes></mj-head><mj-body background-color="#ffffff" width="640px">' +
    section(
      main,
      text(
        `<h1 style="color:#ffffff;font-size:30px;line-height:1.2;margin:0">${escapeHtml(name)}</h1>` +
          [tagline, issue, publisher].map(paragraph).join(''),
        'color="#ffffff"',
      ),
    ) +
    section('#ffffff', read + text(errata.map(paragraph).join(''))) +
    (editorial === null
      ? ''
      : section(
          '#ffffff',
          text(
            h2(editorial.title.trim() || words.text('print.edition.editorial')) +
              articleWords(editorial.text).split('\n\n').map(paragraph).join('') +
              paragraph(editorial.signature),
          ),
        )) +
    sections.map(({ name, articles }) => section('#ffffff', text(h2(name) + articles.map(article).join('')))).join('') +
    section('#ffffff', read + text([director, publisher, mention].map(paragraph).join(''), 'font-size="14px"')) +
    '</mj-body></mjml>'
  )
}

function linkHtml(article: ProofArticle): string {
  const link = linkOf(article)
  return link === null ? '' : `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.title)}</a></p>`
}

function paragraph(words: string): string {
  return words.trim() === '' ? '' : `<p style="margin:4px 0">${escapeHtml(words)}</p>`
}

/** The summary of an article, or how it begins, to the end of a word. */
function leadOf({ summary, text }: ProofArticle): string {
  if (summary.trim() !== '') return summary
  const words = articleWords(text).replace(/\s+/g, ' ').trim()
  if (words.length <= startMost) return words
  return `${words.slice(0, words.lastIndexOf(' ', startMost)).trimEnd()}…`
}

function eventOf(article: ProofArticle, words: Words): string {
  const event = eventLines(article.event, words)
  return event === null ? '' : [event.when, event.where].filter(said => said !== '').join(' · ')
}

function lines(...all: string[]): string {
  return all.filter(line => line.trim() !== '').join('\n')
}
