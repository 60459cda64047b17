import { pino } from 'pino'

/** One line of JSON for each event; never a secret, never what people wrote. */
export type Logger = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** Paths that are censored wherever an object with them is logged. */
const secrets = ['authorization', 'headers.authorization', 'password', 'appPassword', 'token', '*.authorization', '*.password', '*.token']

export function createLog(level: string): Logger {
  return pino({ level, base: null, redact: { paths: secrets, censor: '[hidden]' } })
}
