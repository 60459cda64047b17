import { perUrl } from './kept.ts'

const parts = /https?:\/\/[^\s<>"]+|@[\w.-]+@[\w.-]+\w|#[\p{L}\p{M}\p{N}_]+/gu
const segmenter = new Intl.Segmenter()

/** What a text counts for: every address for the same, a name is counted without its server. */
export function weightOf(text: string): number {
  const counted = text.replaceAll(parts, part => {
    if (part.startsWith('http')) return 'x'.repeat(perUrl)
    return part.startsWith('@') ? `@${part.split('@')[1]}` : part
  })
  return [...segmenter.segment(counted)].length
}

/** The text as instances show it: paragraphs, and what leads somewhere. */
export function htmlOf(text: string, origin: string): string {
  const paragraphs = text.split(/\n{2,}/).map(paragraph => {
    let [html, at] = ['', 0]
    for (const { 0: part, index } of paragraph.matchAll(parts)) {
      html += escaped(paragraph.slice(at, index)) + lead(part, origin)
      at = index + part.length
    }
    return `<p>${(html + escaped(paragraph.slice(at))).replaceAll('\n', '<br />')}</p>`
  })
  return paragraphs.join('')
}

function lead(part: string, origin: string): string {
  if (part.startsWith('#')) {
    const name = escaped(part.slice(1))
    return `<a href="${origin}/tags/${name}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`
  }
  if (part.startsWith('@')) {
    const [, user = '', host = ''] = part.split('@')
    return `<span class="h-card" translate="no"><a href="https://${host}/@${user}" class="u-url mention">@<span>${user}</span></a></span>`
  }
  const [scheme = '', rest = ''] = part.split(/(?<=:\/\/)/)
  const [shown, hidden] = [rest.slice(0, 30), rest.slice(30)]
  const isCut = hidden === '' ? '' : 'ellipsis'
  return `<a href="${escaped(part)}" target="_blank" rel="nofollow noopener noreferrer" translate="no"><span class="invisible">${scheme}</span><span class="${isCut}">${escaped(shown)}</span><span class="invisible">${escaped(hidden)}</span></a>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, sign => entities[sign] ?? sign)
}
