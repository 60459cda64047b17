import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import { ConfigFaults, readerOf } from '../settings/env-reader.ts'
import { readProxy, throughProxy } from '../settings/way-out.ts'

/** Ends a command that failed: a sentence for what an operator can mend or wait for, all that is known of the rest. */
export function sayFailure(error: unknown): void {
  process.exitCode = 1
  if (error instanceof ConfigFaults || error instanceof Misconfigured) return console.error(error.message)
  if (!(error instanceof Unavailable)) return console.error(error)
  const through = throughProxy(readProxy(readerOf(process.env)))
  console.error(`Microsoft does not answer now (${error.code})${through}: try again later.`)
}
