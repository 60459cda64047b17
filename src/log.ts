import { pino } from 'pino'

/** One line of JSON for each event; never a secret, never what people wrote. */
export type Logger = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** Paths that are censored wherever an object with them is logged. */
const secrets = [
  'authorization',
  'headers.authorization',
  'password',
  'appPassword',
  'token',
  '*.authorization',
  '*.password',
  '*.appPassword',
  'networks.*.appPassword',
  'networks.*.token',
  '*.token',
  'secret',
  '*.secret',
  '*.hook.secret',
]

/** Lines go to standard output, or to `destination`; those below `level` nowhere. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: secrets, censor: '[hidden]' },
    serializers: { err: plainError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** pino's number for `info`. */
const infoLevel = 30

/** For trying Mary in a terminal: successes in plain words, anything else as the log writes it. */
export const plainOutput = {
  write: (line: string): void => {
    const { level, msg } = JSON.parse(line) as { level: number; msg: string }
    process.stdout.write(level <= infoLevel ? `${msg}\n` : line)
  },
}

/** Codes of the system and of undici, and the SQLSTATE classes of a server that is away, ends, or is full. */
const awayCodes = /^(E[A-Z]{3,}|UND_ERR_\w+|(08|53|57)[0-9A-Z]{3})$/

/**
 * The other side is away, or lacks a setting: the error's name says everything. During an outage of an hour, a stack
 * for each attempt would bury what matters.
 */
function isExpected(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false
  if (['Unavailable', 'Misconfigured', 'TimeoutError', 'AbortError'].includes(error.name)) return true
  if ('code' in error && typeof error.code === 'string' && awayCodes.test(error.code)) return true
  // pg gives no code to a connection that ended while in use.
  return /^Connection terminated/.test(error.message) || isExpected(error.cause, depth + 1)
}

type PlainError = { name: string; code?: string; message: string; stack?: string; cause?: PlainError }

/**
 * Errors of HTTP libraries carry the whole request with its token, those of databases the row: only what an operator
 * needs is written.
 */
function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { name: typeof error, message: depth === 0 ? String(error) : '' }
  const { name, message, stack, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const trace = depth === 0 && stack !== undefined && !isExpected(error) ? { stack } : {}
  return {
    name,
    ...code,
    message,
    ...trace,
    ...(cause !== undefined && depth < 5 ? { cause: plainError(cause, depth + 1) } : {}),
  }
}
