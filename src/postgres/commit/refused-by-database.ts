import { oneWaiting } from '../schema/data-queue-tables.ts'
import { onlyOne } from '../schema/newspaper-tables.ts'

/**
 * The database answered and rolled back. Not: a lost connection (class 08), a server going down (57P), or no code at
 * all.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function refusedByDatabase(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08') && !code.startsWith('57P')
}

/** Of rows that nobody told apart by their ids: what one of them is called, another one may be called meanwhile. */
const taken: readonly string[] = [...Object.values(onlyOne), oneWaiting]

/** Another row has what only one may have: whoever reads again sees it. */
export function isTaken(error: unknown): boolean {
  const said = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof said === 'string' && taken.includes(said)
}
