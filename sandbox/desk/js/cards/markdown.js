/**
 * What Teams knows of Markdown in cards: bold, italic, links, lists. All is escaped first; links are web or
 * mail only.
 */
export function markdownToHtml(text) {
  const kept = []
  const keep = html => `\u0001${kept.push(html) - 1}\u0002`
  const escaped = text
    .replaceAll(/[\u0001\u0002]/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>~|&"'])/g, (_, sign) => keep(escape(sign)))
    .replaceAll(/[&<>"']/g, escape)
  let result = blocks(escaped, keep)
  // A kept link may hold kept signs.
  for (let depth = 0; depth < 3; depth++)
    result = result.replaceAll(/\u0001(\d+)\u0002/g, (_, index) => kept[Number(index)])
  return result
}

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(sign) {
  return signs[sign] ?? sign
}

function blocks(text, keep) {
  const out = []
  for (const block of text.replaceAll('\r\n', '\n').split(/\n{2,}/)) {
    let list
    let lines = []
    const flush = () => {
      if (lines.length > 0) out.push(`<p>${lines.join('<br>')}</p>`)
      if (list !== undefined)
        out.push(`<${list.tag}>${list.items.map(item => `<li>${item}</li>`).join('')}</${list.tag}>`)
      lines = []
      list = undefined
    }
    for (const line of block.split(/\n|\r/)) {
      const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(.+)$/.exec(line)
      const tag = item === null ? undefined : item[1] === undefined ? 'ul' : 'ol'
      if (tag !== list?.tag) flush()
      if (tag === undefined) lines.push(inline(line, keep))
      else (list ??= { tag, items: [] }).items.push(inline(item[2], keep))
    }
    flush()
  }
  return out.join('')
}

function inline(text, keep) {
  const linked = text.replaceAll(/\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g, (_, label, address) =>
    keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">${emphasis(label)}</a>`),
  )
  return emphasis(linked)
}

/**
 * Stars as CommonMark reads them, also within a word; what ends belongs to the nearest beginning.
 * https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
 * @param {string} text
 */
function emphasis(text) {
  const parts = text.split(/(\*+)/)
  /** @type {{ at: number, length: number, left: number, both: boolean, ends: string, tags: string }[]} */
  const open = []
  for (let at = 1; at < parts.length; at += 2) {
    const length = (parts[at] ?? '').length
    const before = [...(parts[at - 1] ?? '')].at(-1) ?? ' '
    const after = [...(parts[at + 1] ?? '')][0] ?? ' '
    const [opens, closes] = [flanks(before, after), flanks(after, before)]
    let [left, ends] = [length, '']
    for (let from = open.length - 1; closes && left > 0 && from >= 0;) {
      const begun = /** @type {(typeof open)[number]} */ (open[from])
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
    .replaceAll(/(?<!\w)__(?=\S)(.+?\S?)__(?!\w)/g, '<strong>$1</strong>')
    .replaceAll(/(?<!\w)_(?=\S)([^_]+?)_(?!\w)/g, '<em>$1</em>')
}

/**
 * @param {string} outside
 * @param {string} inside a kept sign is no letter
 */
function flanks(outside, inside) {
  return /\S/.test(inside) && (!/[\p{P}\p{S}\u0001\u0002]/u.test(inside) || /[\s\p{P}\p{S}\u0001\u0002]/u.test(outside))
}
