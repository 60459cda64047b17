/** @type {Record<string, string>} */
const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** @param {string} sign */
const escape = sign => signs[sign] ?? sign

/**
 * What Teams knows of Markdown in cards: bold, italic, links, lists. Everything is escaped before it is read, and links
 * lead to the web or to mail only. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 * @param {string} text as a card has it
 * @returns {string} HTML
 */
export function markdownToHtml(text) {
  /** @type {string[]} */
  const kept = []
  /** @param {string} html */
  const keep = html => `\u0001${kept.push(html) - 1}\u0002`
  const escaped = text
    .replaceAll(/[\u0001\u0002]/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>~|&"'])/g, (_, /** @type {string} */ sign) => keep(escape(sign)))
    .replaceAll(/[&<>"']/g, escape)
  let html = escaped
    .split(/(?:\r?\n){2,}/)
    .map(block => blockOf(block, keep))
    .join('')
  // A kept link may hold kept signs.
  for (let depth = 0; depth < 3; depth++)
    html = html.replaceAll(/\u0001(\d+)\u0002/g, (_, /** @type {string} */ index) => kept[Number(index)] ?? '')
  return html
}

/**
 * @param {string} block
 * @param {(html: string) => string} keep
 */
function blockOf(block, keep) {
  let html = ''
  /** @type {string | null} */
  let open = null
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

/**
 * @param {string} text
 * @param {(html: string) => string} keep
 */
function inline(text, keep) {
  const linked = text.replaceAll(
    /\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g,
    (_, /** @type {string} */ label, /** @type {string} */ address) =>
      keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">${emphasis(label)}</a>`),
  )
  return emphasis(linked)
}

/** @param {string} text */
function emphasis(text) {
  return text
    .replaceAll(/(\*\*|__)(?=\S)(.+?\S?)\1(?!\w)/g, '<strong>$2</strong>')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*]+?)\*(?![\w*])/g, '<em>$1</em>')
    .replaceAll(/(?<!\w)_(?=\S)([^_]+?)_(?!\w)/g, '<em>$1</em>')
}
