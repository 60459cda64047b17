const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (sign: string) => signs[sign] ?? sign

/**
 * What Teams knows of Markdown in cards: bold, italic, links, lists. Everything is escaped before it is read, and links
 * lead to the web or to mail only.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function markdownToHtml(text: string): string {
  const kept: string[] = []
  const keep = (html: string) => `\u0001${kept.push(html) - 1}\u0002`
  const escaped = text
    .replaceAll(/[\u0001\u0002]/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>~|&"'])/g, (_, sign: string) => keep(escape(sign)))
    .replaceAll(/[&<>"']/g, escape)
  let html = escaped
    .split(/(?:\r?\n){2,}/)
    .map(block => blockOf(block, keep))
    .join('')
  // A kept link may hold kept signs.
  for (let depth = 0; depth < 3; depth++)
    html = html.replaceAll(/\u0001(\d+)\u0002/g, (_, index: string) => kept[Number(index)] ?? '')
  return html
}

function blockOf(block: string, keep: (html: string) => string) {
  let html = ''
  let open: string | null = null
  for (const line of block.split(/\r?\n|\r/)) {
    const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(\S.*)$/.exec(line)
    const tag = item === null ? 'p' : item[1] === undefined ? 'ul' : 'ol'
    if (tag !== open) html += `${open === null ? '' : `</${open}>`}<${tag}>`
    else if (tag === 'p') html += '<br>'
    html += item === null ? inline(line, keep) : `<li>${inline(item[2] ?? '', keep)}</li>`
    open = tag
  }
  return `${html}</${open}>`
}

function inline(text: string, keep: (html: string) => string) {
  const linked = text.replaceAll(
    /\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g,
    (_, label: string, address: string) =>
      keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">${emphasis(label)}</a>`),
  )
  return emphasis(linked)
}

/**
 * Stars as in CommonMark, also within a word; an end belongs to the nearest beginning.
 * https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
 */
function emphasis(text: string) {
  const parts = text.split(/(\*+)/)
  const open: { at: number; length: number; left: number; both: boolean; ends: string; tags: string }[] = []
  for (let at = 1; at < parts.length; at += 2) {
    const length = (parts[at] ?? '').length
    const before = [...(parts[at - 1] ?? '')].at(-1) ?? ' '
    const after = [...(parts[at + 1] ?? '')][0] ?? ' '
    const [opens, closes] = [flanks(before, after), flanks(after, before)]
    let [left, ends] = [length, '']
    for (let from = open.length - 1; closes && left > 0 && from >= 0;) {
      const begun = open[from] as (typeof open)[number]
      const odd = (begun.both || (opens && closes)) && (begun.length + length) % 3 === 0 && length % 3 !== 0
      if (!odd) {
        const tag = begun.left > 1 && left > 1 ? 'strong' : 'em'
        const stars = tag === 'strong' ? 2 : 1
        begun.tags = `<${tag}>${begun.tags}`
        ends += `</${tag}>`
        begun.left -= stars
        left -= stars
        open.length = begun.left > 0 ? from + 1 : from
        parts[begun.at] = begun.ends + '*'.repeat(begun.left) + begun.tags
      }
      if (odd || begun.left === 0) from--
    }
    parts[at] = ends + '*'.repeat(left)
    if (opens && left > 0) open.push({ at, length, left, both: closes, ends, tags: '' })
  }
  return parts
    .join('')
    .replaceAll(/\b__(?=\S)(.+?\S?)__\b/g, '<strong>$1</strong>')
    .replaceAll(/\b_(?=\S)([^_]+)_\b/g, '<em>$1</em>')
}

/** Whether stars may begin or end at this place. A link or an escape that was put aside is no letter. */
function flanks(outside: string, inside: string) {
  return /\S/.test(inside) && (!/[\p{P}\p{S}\u0001\u0002]/u.test(inside) || /[\s\p{P}\p{S}\u0001\u0002]/u.test(outside))
}
