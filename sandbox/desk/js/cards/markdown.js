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
    keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">${emphasis(label)}</a>`)
  )
  return emphasis(linked)
}

function emphasis(text) {
  return text
    .replaceAll(/(\*\*|__)(?=\S)(.+?\S?)\1(?!\w)/g, '<strong>$2</strong>')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*]+?)\*(?![\w*])/g, '<em>$1</em>')
    .replaceAll(/(?<!\w)_(?=\S)([^_]+?)_(?!\w)/g, '<em>$1</em>')
}
