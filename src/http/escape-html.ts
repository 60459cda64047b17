/** What neither HTML nor XML 1.0 may hold: control signs but line breaks, and what is no sign at all. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words, and values of attributes in double quotes. No `>` is left, so that no `]]>` can end what contains them. */
export function escapeHtml(text: string): string {
  return writable(text).replace(/[&<>"]/g, sign => signs[sign] ?? sign)
}

export function writable(text: string): string {
  return text.toWellFormed().replace(unwritable, '')
}
