import { createHash } from 'node:crypto'
import type { Paper, PaperBlock, PaperSection } from '../core/domain/register/paper.ts'
import { escapeHtml } from '../http/escape-html.ts'

/** Read on a phone, and printed: tables scroll by themselves on the first, and are whole on the second. */
const style =
  ':root{background:Canvas;color:CanvasText;color-scheme:light dark}a{color:LinkText}' +
  'body{font:1.1rem/1.55 system-ui,sans-serif;margin:0 auto;max-width:60rem;overflow-wrap:anywhere;padding:1rem}' +
  'h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.35rem;margin-top:2rem}nav{margin-bottom:1rem}' +
  '.table{overflow-x:auto}.table:focus-visible{outline:3px solid}table{border-collapse:collapse;min-width:40rem;width:100%}' +
  'caption{font-weight:bold;padding:.25rem 0;text-align:start}th,td{border:1px solid;padding:.35rem .5rem;text-align:start;overflow-wrap:break-word;vertical-align:top}' +
  '.blank{border:2px dashed;padding:.5rem .75rem}@media print{.table{overflow:visible}table{min-width:0}}'
const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing is loaded, nothing runs, nobody frames it. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** One file, without a script. `other`: the same paper in another language, and its address. */
export function paperPage(
  { locale, title, lead, sections }: Paper,
  other: { href: string; name: string; locale: Paper['locale'] } | null = null,
): Uint8Array {
  const link = other && `<a href="${escapeHtml(other.href)}" hreflang="${other.locale}" lang="${other.locale}">`
  const nav = other === null ? '' : `<nav>${link}${escapeHtml(other.name)}</a></nav>`
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escapeHtml(title)}</title><style>${style}</style>`
  const main = `<main><h1>${escapeHtml(title)}</h1>${paragraph(lead)}${sections.map(section).join('')}</main>`
  return Buffer.from(`<!DOCTYPE html>\n<html lang="${locale}"><head>${head}</head><body>${nav}${main}</body></html>\n`)
}

function section({ heading, blocks }: PaperSection): string {
  return `<section><h2>${escapeHtml(heading)}</h2>${blocks.map(block).join('')}</section>`
}

function block(one: PaperBlock): string {
  switch (one.kind) {
    case 'text':
      return paragraph(one.text)
    case 'blank':
      return `<p class="blank">${escapeHtml(one.text)}</p>`
    case 'list':
      return `<ul>${one.items.map(item => `<li>${linked(item)}</li>`).join('')}</ul>`
    case 'table':
      return table(one)
  }
}

const paragraph = (text: string): string => `<p>${linked(text)}</p>`

/** An address at the end of a text becomes a link. */
function linked(text: string): string {
  const [, before = text, url = ''] = /^(.*?)(https:\/\/\S+)$/su.exec(text) ?? []
  return url === '' ? escapeHtml(text) : `${escapeHtml(before)}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
}

/** The first cell of a row names it. */
function table({ caption, head, rows }: Extract<PaperBlock, { kind: 'table' }>): string {
  const titles = head.map(one => `<th scope="col">${escapeHtml(one)}</th>`).join('')
  const lines = rows.map(([first = '', ...cells]) => {
    const others = cells.map(cell => `<td>${escapeHtml(cell)}</td>`).join('')
    return `<tr><th scope="row">${escapeHtml(first)}</th>${others}</tr>`
  })
  return (
    `<div class="table" role="region" aria-label="${escapeHtml(caption)}" tabindex="0"><table>` +
    `<caption>${escapeHtml(caption)}</caption><thead><tr>${titles}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
  )
}
