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

/** Constraints on values that only one row may have, other than ids: another row may get the value meanwhile. */
const taken: readonly string[] = [...Object.values(onlyOne), oneWaiting]

/** Another row has what only one may have: reading again shows it. */
export function isTaken(error: unknown): boolean {
  const said = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof said === 'string' && taken.includes(said)
}
