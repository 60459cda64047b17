import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { Misconfigured } from '../../core/domain/errors.ts'

/** One file at most: a second one, passed over in silence, would look verified. */
export function readArguments<const T extends ParseArgsOptionsConfig>(options: T, usage: string) {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    if (positionals.length > 1) throw new Error('one file at a time')
    return { values, file: positionals[0] }
  } catch (cause) {
    throw new Misconfigured('bad-arguments', `That cannot be read: ${usage}`, { cause })
  }
}
