/**
 * What makes a spreadsheet calculate instead of show, also in full width:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^\s*[=+\-@\t\r\n＝＋－＠]/

/** What XML cannot hold: a workbook with one of these does not open. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Typed text, shown as it was typed: an apostrophe before what would be a formula. */
export function safeCell(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, '')
  return formula.test(clean) ? `'${clean}` : clean
}
