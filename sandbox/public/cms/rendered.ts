/**
 * What a reader sees of what was written, as WordPress changes it on its way: quotes and dashes of its own, signs drawn
 * as faces, words in brackets that stand for something else.
 */
export function rendered(html: string): string {
  return html
    .split(/(<[^<>]*>)/)
    .map(part => (part.startsWith('<') ? part : texturized(part)))
    .join('')
}

function texturized(text: string): string {
  return text
    .replaceAll('...', '…')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll(/"([^"]*)"/g, '«\u00A0$1\u00A0»')
    .replaceAll("'", '’')
    .replaceAll(/(\d)x(?=\d)/g, '$1×')
    .replaceAll(/(^|\s):-?\)/g, '$1🙂')
    .replaceAll(/\[gallery[^\]]*\]/g, '')
}
