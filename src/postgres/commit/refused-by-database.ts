/**
 * The database answered and rolled back. Not: a lost connection (class 08), a server going down (57P), or no code at
 * all.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function refusedByDatabase(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08') && !code.startsWith('57P')
}
